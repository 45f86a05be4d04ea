import { readFileSync } from 'node:fs'
import type { Call, Finding, Subject } from '@fcc/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import plugin from './index.ts'
import { legalese } from './legalese.ts'
import { readability } from './readability.ts'
import { readingGrade, syllablesOf } from './reading-grade.ts'
import { dense, plain } from './sample-texts.test-support.ts'
import { sentenceLength } from './sentence-length.ts'
import { sentencesOf } from './sentences.ts'
import { type Settings, settingsSchema } from './settings.ts'

const subject = (text: string) => ({ name: 'letter', text, mediaType: 'text/plain' }) as Subject
const call = (changes: Partial<Settings> = {}): Call<Settings> => ({
  settings: settingsSchema.parse(changes),
  tenant: { id: 'acme', name: 'Acme', namespace: 'urn:acme' },
  signal: new AbortController().signal,
})
const score = (text: string, changes?: Partial<Settings>) =>
  readability.score(subject(text), call(changes))
const find = (text: string) => legalese.detect(text, call()) as readonly Finding[]

describe('readability', () => {
  it('scores a plain text high and a dense one low', () => {
    expect(score(plain)).toMatchObject({ kind: 'scored', value: 1 })
    expect(score(dense)).toMatchObject({ kind: 'scored', value: 0 })
  })

  it('scores by the grade that the tenant allows', () => {
    const text = 'The hospital sends every patient a letter about the treatment.'
    const above = (grade(text) ?? 0) - 6
    expect(above).toBeGreaterThan(0)
    const strict = score(text, { maxGrade: 6 })
    expect(strict).toMatchObject({ kind: 'scored', value: expect.closeTo(1 - above / 10) })
    expect(score(text, { maxGrade: 18 })).toMatchObject({ value: 1 })
  })

  it('has not measured a text without words, and never says 0 of it', () => {
    for (const text of ['', ' \n', '12 %', '…']) {
      expect(score(text)).toEqual({ kind: 'not_measured', reason: 'no words' })
    }
  })

  it('is a share of one for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const scored = score(text)
        if (!('value' in scored)) return
        expect(scored.value).toBeGreaterThanOrEqual(0)
        expect(scored.value).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('counts syllables as they are heard', () => {
    const heard = { take: 1, table: 2, water: 2, morning: 2, the: 1, documentation: 5, rhythm: 1 }
    for (const [word, syllables] of Object.entries(heard)) {
      expect([word, syllablesOf(word)]).toEqual([word, syllables])
    }
  })

  it('grades by the published formula', () => {
    // Seven words, one sentence, eight syllables.
    expect(grade('We all go to the house today.')).toBeCloseTo(0.39 * 7 + 11.8 * (8 / 7) - 15.59)
  })
})

describe('sentence length', () => {
  it('names the sentence that is too long by its place, and quotes nothing', () => {
    const text = `Short one. Word${' word'.repeat(25)}. Short again.`
    const [issue, ...others] = sentenceLength.validate(subject(text), call()) as readonly {
      readonly span?: { readonly start: number; readonly end: number }
      readonly message: string
    }[]
    expect(others).toEqual([])
    expect(text.slice(issue?.span?.start, issue?.span?.end)).toMatch(/^Word .* word\.$/)
    expect(issue?.message).toBe('A sentence has 26 words, and 25 are enough.')
  })

  it('allows as many words as the tenant says', () => {
    expect(sentenceLength.validate(subject(plain), call())).toEqual([])
    expect(sentenceLength.validate(subject(plain), call({ maxWords: 5 }))).toHaveLength(1)
  })
})

describe('legalese', () => {
  it('is found where it stands, in any case and over a line break', () => {
    const text = 'NOTWITHSTANDING this, pursuant\nto clause 3.'
    expect(find(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'NOTWITHSTANDING',
      'pursuant\nto',
    ])
  })

  it('is not found inside other words', () => {
    expect(find('pursuant tomorrow, inter alias, rehereinafter')).toEqual([])
  })

  it('gives spans inside the text for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (before) => {
        const text = `${before} witnesseth `
        const last = find(text).at(-1)
        expect(text.slice(last?.span.start, last?.span.end)).toBe('witnesseth')
      }),
    )
  })
})

describe('the plugin', () => {
  it('contributes what its manifest says', async () => {
    const file = new URL('../package.json', import.meta.url)
    const { fcc } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly fcc: { readonly contributes: unknown }
    }
    const contributed: Record<string, string[]> = {}
    const contribute = (point: { readonly id: string }, value: { readonly id: string }): void => {
      contributed[point.id] = [...(contributed[point.id] ?? []), value.id]
    }
    await plugin.setup({ contribute } as unknown as Parameters<typeof plugin.setup>[0])
    expect(contributed).toEqual(fcc.contributes)
  })

  it('takes no settings but sensible ones', () => {
    for (const wrong of [{ maxGrade: 0 }, { maxWords: 4 }, { maxwords: 20 }, { maxGrade: '9' }]) {
      expect([wrong, settingsSchema.safeParse(wrong).success]).toEqual([wrong, false])
    }
  })
})

function grade(text: string): number | undefined {
  return readingGrade(sentencesOf(text))
}

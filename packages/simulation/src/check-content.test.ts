import { type ContentCheck, NO_LABELS } from '@fcc/contracts'
import { atOnce } from '@fcc/plugin-api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkContent } from './check-content.ts'
import { readContent } from './content-reading.ts'

const text = `# Report

Two words.

## Findings ##

One, two and three.

### Detail

four five

## Risks

# Annex

none
`

const reading = (judged: string, inputs: Readonly<Record<string, string>> = {}) =>
  readContent({
    name: 'report',
    text: judged,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, given]) => [
        name,
        { name, text: given, mediaType: 'text/markdown' as const, labels: NO_LABELS },
      ]),
    ),
  })

describe('a content check', () => {
  it.each([
    [{ kind: 'section', heading: 'Findings', minWords: 6 }, true, 'section Findings has 6 words'],
    [{ kind: 'section', heading: 'Findings', minWords: 7 }, false, 'section Findings has 6 words'],
    [{ kind: 'section', heading: 'Risks', minWords: 1 }, false, 'section Risks has 0 words'],
    [{ kind: 'section', heading: 'Plan', minWords: 1 }, false, 'no section Plan'],
    [{ kind: 'contains', phrase: 'two WORDS' }, true, 'says two WORDS'],
    [{ kind: 'contains', phrase: 'six' }, false, 'does not say six'],
    [{ kind: 'lacks', phrase: 'six' }, true, 'does not say six'],
    [{ kind: 'lacks', phrase: 'Two' }, false, 'says Two'],
    [{ kind: 'words', atLeast: 14, atMost: 14 }, true, '14 words'],
    [{ kind: 'words', atLeast: 15, atMost: 99 }, false, '14 words'],
    [{ kind: 'words', atLeast: 0, atMost: 13 }, false, '14 words'],
  ] as const)('%o is %s', (check, passed, reason) => {
    expect(atOnce(checkContent(reading(text), check))).toEqual({
      outcome: passed ? 'passed' : 'failed',
      value: passed ? 1 : 0,
      reason,
    })
  })

  it('quotes nothing of the text but what the check itself says', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (secret) => {
        const { reason } = atOnce(
          checkContent(reading(`${text}${secret}`), { kind: 'contains', phrase: 'six' }),
        )
        expect(reason).toMatch(/^(says|does not say) six$/)
      }),
    )
  })
})

const brief = `# Tools

A member must return a drill within 14 days.
The steward should inspect every ladder in March.

Who pays for a broken hammer?
`
const judge = (judged: string, check: ContentCheck, inputs = { brief } as Record<string, string>) =>
  atOnce(checkContent(reading(judged, inputs), check))

describe('the share of an artifact that a text traces', () => {
  const traces = (of: 'statements' | 'demands' = 'statements', heading?: string): ContentCheck => ({
    kind: 'traces',
    artifact: 'brief',
    of,
    heading,
    atLeast: 1,
  })

  it('is a share, and names the lines that are missing', () => {
    const given =
      '- A member returns a drill in 14 days [brief:3]\n- Who pays for a broken hammer? [brief:6]'
    const verdict = judge(given, traces())
    expect(verdict).toMatchObject({ outcome: 'failed', value: 2 / 3 })
    expect(verdict.reason).toBe('2 of 3 statements of brief are cited, not those of line 4')
  })

  it('counts no citation whose block says nothing of what it cites', () => {
    const padding =
      'Everything was looked at twice and found to be in order. [brief:3] [brief:4] [brief:6]'
    expect(judge(padding, traces())).toMatchObject({ outcome: 'failed', value: 0 })
  })

  it('counts no citation of a whole document', () => {
    const whole = `- A member must return a drill within 14 days [brief:1-999999]`
    expect(judge(whole, traces())).toMatchObject({ value: 0 })
  })

  it('looks at one section where it is told to', () => {
    const given = '# A\n\n- A member returns a drill in 14 days [brief:3]\n\n# B\n\n- Nothing\n'
    expect(judge(given, traces('statements', 'A'))).toMatchObject({ value: 1 / 3 })
    expect(judge(given, traces('statements', 'B'))).toMatchObject({ value: 0 })
    expect(judge(given, traces('statements', 'C'))).toMatchObject({
      value: 0,
      reason: 'no section C',
    })
  })

  it('of demands counts what binds, and all where nothing does', () => {
    const given = '- A member returns a drill in 14 days [brief:3]'
    expect(judge(given, traces('demands'))).toMatchObject({ value: 1 / 2 })
    const stated = { brief: 'Forty tools lie in the shed.\nThirty households share one key.' }
    expect(judge('- Forty tools in the shed [brief:1]', traces('demands'), stated)).toMatchObject({
      value: 1 / 2,
    })
  })

  it('of an artifact that states nothing fails, whatever the text says', () => {
    const verdict = judge('- Hello to all of you [brief:1]', traces(), { brief: 'Hello!' })
    expect(verdict).toEqual({ outcome: 'failed', value: 0, reason: 'brief states nothing' })
  })

  it('is not measured where there is no such artifact, and is no 0 then', () => {
    const verdict = judge('- x', traces(), { other: brief })
    expect(verdict).toEqual({
      outcome: 'not_measured',
      reason: 'there is no brief that could be traced',
    })
  })

  it('takes linear time over hostile texts', () => {
    // Quadratic time would be minutes.
    const line = 'A member must return a drill within 14 days, each of them on its own. '
    const long = line.repeat(1_500)
    const cited = `- ${line} [brief:1]\n`.repeat(1_500)
    expect(judge(cited, traces(), { brief: long })).toMatchObject({ value: 1 })
    expect(judge(`${'[brief:'.repeat(50_000)}`, traces())).toMatchObject({ value: 0 })
    expect(
      judge(`${'.'.repeat(200_000)}x`, traces(), { brief: `${'.'.repeat(200_000)}x` }),
    ).toMatchObject({ value: 0 })
  })
})

describe('the share of a text that cites', () => {
  const cites = (
    changes: Partial<Extract<ContentCheck, { kind: 'cites' }>> = {},
  ): ContentCheck => ({
    kind: 'cites',
    artifact: undefined,
    heading: undefined,
    atLeast: 1,
    ...changes,
  })

  it('counts paragraphs, items and rows with a citation that resolves', () => {
    const given = `# Plan

A member returns a drill in 14 days [brief:3].

| Id | What | Source |
|---|---|---|
| C1 | inspect every ladder in March | [brief:4] |
| C2 | paint the shed | [brief:4] |

- Nobody knows
`
    expect(judge(given, cites())).toEqual({
      outcome: 'failed',
      value: 2 / 4,
      reason: '2 of 4 paragraphs, items and rows cite what was handed over in its words',
    })
  })

  it.each([
    ['a line that holds no statement', '- A member must return a drill [brief:2]'],
    ['a line beyond the end', '- A member must return a drill [brief:99]'],
    ['an artifact that is not there', '- A member must return a drill [note:3]'],
    ['nothing', '- A member must return a drill within 14 days'],
    ['a place in a comment', '- A member must return a drill <!-- [brief:3] -->'],
    ['a place in code', '```\nA member must return a drill within 14 days [brief:3]\n```'],
  ])('does not count %s', (_, given) => {
    expect(judge(given, cites())).toMatchObject({ outcome: 'failed', value: 0 })
  })

  it('does not count what cites itself', () => {
    const given = '- A member must return a drill [report:1]'
    expect(judge(given, cites(), { brief, report: given })).toMatchObject({ value: 0 })
  })

  it('may be held to one artifact', () => {
    const given = '- A member must return a drill [note:1]'
    const inputs = { brief, note: 'A member must return a drill on Monday.' }
    expect(judge(given, cites(), inputs)).toMatchObject({ value: 1 })
    expect(judge(given, cites({ artifact: 'brief' }), inputs)).toMatchObject({ value: 0 })
  })

  it('is not measured where nothing was handed over', () => {
    expect(judge('- x', cites(), {})).toMatchObject({ outcome: 'not_measured' })
    expect(judge('- x', cites({ artifact: 'note' }))).toMatchObject({ outcome: 'not_measured' })
  })

  it('does not look behind the rule that closes a document', () => {
    const given = '## A\n\n- A member must return a drill [brief:3]\n\n---\n\nWritten by nobody.\n'
    expect(judge(given, cites({ heading: 'A' }))).toMatchObject({ value: 1 })
  })
})

describe('the share of a text that differs', () => {
  const distinct: ContentCheck = { kind: 'distinct', heading: undefined, atLeast: 1 }

  it('counts what is said twice once, whatever it is numbered', () => {
    const rows = ['C1', 'C2', 'C3'].map((id) => `| ${id} | lay out the frame | [brief:3] |`)
    const given = `| Id | What | Source |\n|---|---|---|\n${rows.join('\n')}\n| C4 | paint | [brief:4] |`
    expect(judge(given, distinct)).toMatchObject({
      outcome: 'failed',
      value: 2 / 4,
      reason: '2 of 4 paragraphs, items and rows differ',
    })
  })

  it('lets figures make a difference', () => {
    expect(judge('- Deposit 10 EUR\n- Deposit 20 EUR', distinct)).toMatchObject({ value: 1 })
  })

  it('is 0 where nothing is said', () => {
    expect(judge('# A\n\n## B\n', distinct)).toMatchObject({ outcome: 'failed', value: 0 })
  })
})

describe('the verdict of citations', () => {
  const checks: readonly ContentCheck[] = [
    { kind: 'traces', artifact: 'brief', of: 'statements', heading: undefined, atLeast: 0.5 },
    { kind: 'cites', artifact: undefined, heading: 'A', atLeast: 0.5 },
    { kind: 'distinct', heading: undefined, atLeast: 0.5 },
  ]

  it('is a share of 0 to 1 that passes from its least on, for any texts, and quotes neither', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string(),
        fc.constantFrom(...checks),
        (judged, given, check) => {
          const verdict = judge(`# A\n${judged}`, check, {
            brief: `${given} zzsecretzz is kept here.`,
          })
          expect(verdict.reason).not.toContain('zzsecretzz')
          if (verdict.outcome === 'not_measured') return
          expect(verdict.value).toBeGreaterThanOrEqual(0)
          expect(verdict.value).toBeLessThanOrEqual(1)
          expect(verdict.outcome).toBe(verdict.value >= 0.5 ? 'passed' : 'failed')
        },
      ),
    )
  })
})

describe('what is to be shorter than its source', () => {
  const shorter: ContentCheck = {
    kind: 'shorter',
    than: 'note',
    heading: 'Findings',
    atMost: 0.5,
  }
  const note = 'one two three four five six seven eight nine ten eleven twelve'
  const under = (words: string) => `# Findings\n\n${words}\n`

  it.each([
    ['half of it', 'one two three four five six', 'passed', 1],
    ['a word more than half', 'one two three four five six seven', 'failed', 6 / 7],
    ['a copy', note, 'failed', 0.5],
    ['longer', `${note} ${note}`, 'failed', 0.25],
  ] as const)('as %s', (_what, words, outcome, value) => {
    expect(judge(under(words), shorter, { note })).toMatchObject({ outcome, value })
  })

  it('counts no citation, and nothing outside its section', () => {
    const cited = `# Head\n\n${note}\n\n${under('one two three four five six [note:1] [note:1-2]')}`
    expect(judge(cited, shorter, { note }).outcome).toBe('passed')
    expect(judge(cited, { ...shorter, heading: undefined }, { note }).outcome).toBe('failed')
  })

  it('is not measured without the source, and fails without its section', () => {
    expect(judge(under('one'), shorter, {}).outcome).toBe('not_measured')
    expect(judge('one', shorter, { note })).toMatchObject({ outcome: 'failed', value: 0 })
    expect(judge(under('one'), { ...shorter, than: undefined }, {}).outcome).toBe('not_measured')
    expect(judge(under('one'), { ...shorter, than: undefined }, { note }).outcome).toBe('passed')
  })
})

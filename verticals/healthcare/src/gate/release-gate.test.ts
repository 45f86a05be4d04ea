import { describe, expect, it } from 'vitest'
import { createAttestOnce } from '../attest/attest-once.ts'
import { CLEAN_NOTE, ONE_CASE, packetOf } from '../contract/sample-notes.test-data.ts'
import { settingsSchema } from '../settings.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { createProvenShare } from './proven-share.ts'
import { createResidualIdentifiers } from './residual-identifiers.ts'

const attest = createAttestOnce(readVocabulary())
const call = { tenant: { id: 'one' }, settings: settingsSchema.parse({}) } as never
const score = (text: string) => createProvenShare(attest).score({ text } as never, call)
const issues = (text: string) => createResidualIdentifiers(attest).validate({ text } as never, call)

describe('the share of a packet that is proven', () => {
  it('is measured from five proven words of the note on, and not of four', async () => {
    expect(await score(packetOf('[name] She was very well today.'))).toMatchObject({
      kind: 'scored',
      value: 1,
    })
    expect(await score(packetOf('[name] She was well today.'))).toEqual({
      kind: 'not_measured',
      reason: '4 proven words in the note, and 5 are needed: give the whole note',
    })
  })

  it('is not measured of a note in one case, and says which lines and what to do', async () => {
    for (const part of [ONE_CASE, ONE_CASE.toUpperCase()]) {
      const packet = packetOf(`${CLEAN_NOTE}${CLEAN_NOTE}\n${part}`)
      expect(await score(packet)).toMatchObject({
        kind: 'not_measured',
        reason: expect.stringMatching(/line 12 of the note.*have a person look at it, or type it/),
      })
      expect((await issues(packet))[0]).toMatchObject({
        code: 'one-case',
        severity: 'could_not_check',
      })
    }
  })

  it('is below 1 for one word of many that is not proven', async () => {
    const scored = await score(packetOf('She was very well today, says Okonkwo.'))
    expect(scored).toMatchObject({ kind: 'scored' })
    expect(scored.kind === 'scored' && scored.value).toBeLessThan(1)
  })

  it('is not measured of a text that is no packet', async () => {
    expect(await score('She was well.')).toMatchObject({ kind: 'not_measured' })
  })
})

describe('what is left in a packet', () => {
  it('could not be checked where the text is no packet', async () => {
    expect(await issues('She was well.')).toMatchObject([{ severity: 'could_not_check' }])
  })

  it('is an error for each place, and the rest is counted', async () => {
    const names = (count: number) => packetOf(`She was well. ${'Okonkwo. '.repeat(count)}`)
    expect((await issues(names(2))).map(({ severity }) => severity)).toEqual(['error', 'error'])
    expect(await issues(names(100))).toHaveLength(100)
    const many = await issues(names(101))
    expect(many).toHaveLength(101)
    expect(many.at(-1)).toMatchObject({ code: 'more', severity: 'error' })
  })
})

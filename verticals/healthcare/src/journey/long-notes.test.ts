import { describe, expect, it } from 'vitest'
import { attestPacket } from '../attest/attest-packet.ts'
import { NOTE, packetOf } from '../contract/sample-notes.test-data.ts'
import { deidentify, deidentifySteps } from '../deidentify/deidentify.ts'
import { DEFAULT_KEPT_RULES } from '../deidentify/kept-rules.ts'
import { PHI_DETECTOR } from '../detector/phi-detector.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { artifactOf, callOf, contributions } from './contributions.ts'

const vocabulary = readVocabulary()
const note = NOTE.repeat(120)
const policy = { detector: PHI_DETECTOR, recordNumbers: 'M10', kept: DEFAULT_KEPT_RULES } as const
const packet = packetOf(deidentify(note, [], policy).text)
const { skills, scorers, validators } = contributions()

/** How many turns others have until work is done. */
async function turnsOf(work: unknown): Promise<number> {
  let turns = 0
  let isDone = false
  const done = Promise.resolve(work).finally(() => {
    isDone = true
  })
  for (; !isDone; turns += 1) await new Promise<void>((resolve) => setImmediate(resolve))
  await done
  return turns
}

const skill = (id: string, name: string, text: string, call = callOf()) =>
  skills
    .get(`fcc-healthcare/${id}`)
    ?.run({ artifacts: { [name]: artifactOf(name, text) }, feedback: {} } as never, call as never)

describe('a long note', () => {
  it('is de-identified in turns, into what it is at once', async () => {
    const work = skill('deidentify', 'note', note)
    expect(await turnsOf(work)).toBeGreaterThan(1)
    expect((await work)?.artifacts['deidentified-note']).toEqual({
      text: deidentify(note, [], policy).text,
      mediaType: 'text/plain',
    })
  })

  it('is attested, scored and judged in turns, with what each says at once', async () => {
    const attested = skill('attest', 'release-packet', packet)
    const subject = { text: packet } as never
    const scored = scorers.get('fcc-healthcare/proven-share')?.score(subject, callOf() as never)
    const judged = validators
      .get('fcc-healthcare/residual-identifiers')
      ?.validate(subject, callOf() as never)
    for (const work of [attested, scored, judged]) {
      expect(work).toBeInstanceOf(Promise)
      expect(await turnsOf(work)).toBeGreaterThan(0)
    }
    const { suspects, tokens } = attestPacket(packet, vocabulary) ?? { suspects: [], tokens: 0 }
    expect(tokens).toBeGreaterThan(5_000)
    expect((await attested)?.measures).toEqual({ residuals: suspects.length, tokens })
    expect(await scored).toMatchObject({ value: (tokens - suspects.length) / tokens })
    expect((await judged)?.length).toBe(Math.min(suspects.length, 101))
  })

  it('is looked at as a whole by no more steps than have to, and by most up to their next match', () => {
    const steps = [...deidentifySteps(note, [], policy)]
    expect(Math.max(...steps)).toBeLessThanOrEqual(2 * note.length)
    const whole = steps.filter((size) => size > note.length / 2)
    expect(whole.length).toBeLessThan(steps.length / 4)
  })

  it('is left between two turns where it was aborted', async () => {
    const abort = new AbortController()
    // One that nobody looked into before: what is known of a text takes no turns.
    const work = skill('deidentify', 'note', `${note}Another day.`, {
      ...callOf(),
      signal: abort.signal,
    })
    abort.abort(new Error('enough'))
    await expect(work).rejects.toThrow('enough')
  })

  it('is what a short one is not: that is done at once', () => {
    expect(skill('deidentify', 'note', NOTE)).not.toBeInstanceOf(Promise)
    expect(skill('attest', 'release-packet', packetOf('She was well.'))).not.toBeInstanceOf(Promise)
  })
})

import { describe, expect, it } from 'vitest'
import { createAttestOnce } from '../attest/attest-once.ts'
import { CLEAN_NOTE, packetOf } from '../contract/sample-notes.test-data.ts'
import { settingsSchema } from '../settings.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { createAttestSkill } from './attest-skill.ts'

/** Every word is listed: nothing but its case is against it. */
const PROVEN_IN_ONE_CASE =
  'pt rose young seen today for chest pain. son mark came with her. grant brought her from home. sent home on aspirin. no fever, breathing well.'

const attest = async (text: string) => {
  const artifacts = { 'release-packet': { name: 'release-packet', text } }
  const result = await createAttestSkill(createAttestOnce(readVocabulary())).run(
    { artifacts } as never,
    { tenant: { id: 'one' }, settings: settingsSchema.parse({}) } as never,
  )
  if (typeof result === 'string') throw new Error('The skill gives artifacts.')
  return result
}

describe('the attestation', () => {
  it('sets the route where nothing is left unproven', async () => {
    const { facts, measures } = await attest(packetOf(CLEAN_NOTE))
    expect(facts).toEqual({ 'deidentification.route': 'safe-harbor' })
    expect(measures?.residuals).toBe(0)
  })

  it('sets no route where a single word is left', async () => {
    const { facts, measures } = await attest(packetOf(`${CLEAN_NOTE}Seen by Okonkwo.`))
    expect(measures?.residuals).toBe(1)
    expect(facts).toEqual({})
  })

  it('sets no route for a note in one case, counts its words as not proven and asks for no round', async () => {
    const { facts, measures, artifacts } = await attest(packetOf(PROVEN_IN_ONE_CASE))
    expect(facts).toEqual({})
    expect(measures?.residuals).toBeGreaterThan(20)
    expect(JSON.parse((artifacts.residuals as { text: string }).text).maskable).toBe(0)
    expect(artifacts.attestation).toContain('Not attested.')
    expect(artifacts.attestation).toContain('line 1 of the note')
  })

  it('asks for no round where masking would leave less than is needed', async () => {
    const { artifacts } = await attest(packetOf('She was well. Okonkwo.'))
    expect(JSON.parse((artifacts.residuals as { text: string }).text).maskable).toBe(0)
  })

  it('is none of a text that is no packet', async () => {
    await expect(attest('She was well.')).rejects.toThrow('FCC_HEALTHCARE_PACKET_UNREADABLE')
  })
})

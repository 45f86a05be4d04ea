import { describe, expect, it } from 'vitest'
import { CLEAN_NOTE, packetOf } from '../contract/sample-notes.test-data.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { createAttestSkill } from './attest-skill.ts'

const attest = async (text: string) => {
  const artifacts = { 'release-packet': { name: 'release-packet', text } }
  const result = await createAttestSkill(readVocabulary()).run({ artifacts } as never, {} as never)
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

  it('is none of a text that is no packet', async () => {
    await expect(attest('She was well.')).rejects.toThrow('FCC_HEALTHCARE_PACKET_UNREADABLE')
  })
})

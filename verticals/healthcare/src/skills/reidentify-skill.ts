import type { Skill } from '@fcc/contracts'
import { inputMissing } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'
import { parseSurrogateKey } from '../surrogates/surrogate-key.ts'

const id = 'fcc-healthcare/reidentify'

/**
 * Says who pseudonyms stand for, by the key that was kept apart.
 *
 * @throws FccError `FCC_HEALTHCARE_SURROGATE_KEY_UNREADABLE`
 */
export function createReidentifySkill(): Skill<Settings> {
  return {
    id,
    title: 'Say who pseudonyms stand for',
    says: '{found} of {asked} pseudonyms are in the key',
    input: ['pseudonyms', 'surrogate-key'],
    output: ['identities'],
    run({ artifacts }) {
      const asked = artifacts.pseudonyms
      const kept = artifacts['surrogate-key']
      if (!asked) throw inputMissing(id, 'pseudonyms')
      if (!kept) throw inputMissing(id, 'surrogate-key')
      const known = new Map(
        parseSurrogateKey(kept.text).pseudonyms.map((each) => [each.pseudonym, each]),
      )
      const wanted = [...new Set(asked.text.split(/[\s,;]+/).filter((word) => word !== ''))]
      const lines = wanted.map((pseudonym) => {
        const found = known.get(pseudonym)
        return `- ${pseudonym}: ${found ? `${found.kind}, ${found.value}` : 'not in the key'}`
      })
      return {
        artifacts: { identities: `# Identities\n\n${lines.join('\n')}\n` },
        measures: {
          asked: wanted.length,
          found: wanted.filter((pseudonym) => known.has(pseudonym)).length,
        },
      }
    },
  }
}

import type { ReferenceText, ReferenceVersion } from '@fcc/contracts'
import type { Acting } from './acting.ts'
import { skillActivity } from './skill-activity.ts'

/**
 * Reference data for a skill. Which version it was is an activity: from then on the journal answers, though
 * newer ones are imported. The text itself is addressed by its digest and not copied into the journal.
 *
 * @throws FccError FCC_REFERENCE_UNKNOWN, FCC_REFERENCE_TAMPERED
 */
export async function readReferenceData(
  acting: Acting,
  name: string,
  version: ReferenceVersion | undefined,
): Promise<ReferenceText> {
  const { referenceData } = acting.visit.ports
  const which = await skillActivity(
    acting,
    'reference-data',
    { name, version: typeof version === 'object' ? { ...version } : (version ?? null) },
    async () => {
      const found = await referenceData.find(name, version)
      return {
        name,
        version: found.version,
        digest: found.digest,
        mediaType: found.mediaType,
      }
    },
  )
  return { ...which, text: await referenceData.text(which) }
}

import type { RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { ownerOf, type RemovedOutcomes, removeOutcomes } from '../../files/written-outcomes.ts'
import type { TenantServices } from '../tenant-services.ts'

/**
 * Removes what was written in plain text of the runs that a subject is in: its key does not seal that.
 *
 * @throws FccError FCC_FILE_LEFT
 */
export function removeSubjectsOutcomes(
  { store, tenant, hosting }: TenantServices,
  reference: string,
): Promise<RemovedOutcomes> {
  return removeOutcomes(hosting.outcomes, async (id, folder) => {
    try {
      const run = await store.readRun(id)
      if (run) return isAbout(run, reference)
      // A run that was removed leaves nothing that says whose data it had.
      const isOurs = ownerOf(folder) === tenant || (await store.readRemovedRun(id)) !== undefined
      return isOurs ? 'unknown' : false
    } catch (error) {
      // A record that is damaged does not say either; whoever erases is told.
      if (FccError.is(error)) return 'unknown'
      throw error
    }
  })
}

/** Pure: whether a run has data of a subject. */
function isAbout({ envelope, artifacts, released }: RunRecord, reference: string): boolean {
  const all = [envelope, ...Object.values(artifacts), ...Object.values(released)]
  return all.some(({ subjects }) => subjects.includes(reference))
}

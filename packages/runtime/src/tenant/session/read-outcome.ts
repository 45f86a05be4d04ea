import { type Content, ownValue } from '@fcc/contracts'
import { runtimeErrors } from '../../diagnostics.ts'
import { contentContext } from '../../run/run-contents.ts'
import type { TenantServices } from '../tenant-services.ts'
import { readRun } from './read-run.ts'

/** The content of an outcome that was released. */
export async function readOutcome(
  services: TenantServices,
  id: string,
  name: string,
): Promise<Content> {
  const run = await readRun(services, id)
  const reference = ownValue(run.released, name)
  // What was pruned was erased before: that is what is said of it, and not that it never was.
  if (reference) await services.vault.prepare(reference.subjects)
  const stored = reference && (await services.store.readContent(reference.address))
  if (!stored) throw runtimeErrors.unknownArtifact(id, name, Object.keys(run.released))
  const context = contentContext(services.tenant, reference.address)
  const text = await services.vault.open(stored.sealed, { subjects: stored.subjects, context })
  return { text, mediaType: reference.mediaType }
}

import type { ArtifactReference } from '@fcc/contracts'
import { referenceAt } from '../../reference-data/read-reference-data.ts'
import { contentContext } from '../../run/run-contents.ts'
import type { TenantServices } from '../tenant-services.ts'

/** The text of an artifact, opened; `undefined` where the store has it no more. @throws FccError FCC_SEALING_SHREDDED */
export async function openArtifact(
  { store, vault, tenant, referenceData }: TenantServices,
  { address, subjects }: ArtifactReference,
): Promise<string | undefined> {
  const shared = referenceAt(address)
  if (shared) return referenceData.text(shared)
  // What was pruned was erased before: that is what is said of it, and not that it never was.
  await vault.prepare(subjects)
  const stored = await store.readContent(address)
  if (!stored) return undefined
  const context = contentContext(tenant, address)
  return vault.open(stored.sealed, { subjects: stored.subjects, context })
}

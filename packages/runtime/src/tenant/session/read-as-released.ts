import type { AccessActionName, ArtifactReference, Content, Principal } from '@fcc/contracts'
import { writeDecisions } from '@fcc/simulation'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { runtimeErrors } from '../../diagnostics.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'
import { decideReading, type Reading } from './decide-reading.ts'

/** One artifact for one reader, and under which permission it is read. */
export interface ArtifactReading extends Omit<Reading, 'reader' | 'state'> {
  readonly reference: Pick<ArtifactReference, 'name' | 'address' | 'labels' | 'mediaType'>
  readonly action: AccessActionName
}

/**
 * Hands one artifact to one reader, as far as the rules at `release` let it: decided for this reader, and written
 * down before anything of it is handed over.
 *
 * @throws FccError FCC_ARTIFACT_WITHHELD
 */
export async function readAsReleased(
  services: TenantServices,
  reader: Principal,
  { action, ...reading }: ArtifactReading,
): Promise<Content> {
  const { run, reference, purpose } = reading
  const { name, address, mediaType } = reference
  const { decision, text, reasons } = await decideReading(services, { ...reading, reader })
  const by = actingPrincipal(reader)
  const decided = writeDecisions(decision ? [decision] : [])
  if (text === undefined) {
    await appendEntry(services, 'denied', {
      type: 'fcc.access.denied',
      subject: run.id,
      data: {
        ...{ by, action, object: run.scenario, because: 'rules' },
        ...{ artifact: name, purpose, ...decided },
      },
    })
    throw runtimeErrors.artifactWithheld({ run: run.id, name, purpose }, reader.id, reasons)
  }
  await appendEntry(services, 'read', {
    type: 'fcc.artifact.read',
    subject: run.id,
    data: { by, purpose, artifacts: [{ name, address }], ...decided },
  })
  return { text, mediaType }
}

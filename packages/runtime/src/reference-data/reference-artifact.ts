import type { ArtifactReference, ReferenceData } from '@fcc/contracts'
import type { ContentDraft } from '@fcc/simulation'
import { referenceAddress } from './read-reference-data.ts'

/** Reference data as an artifact of a run: addressed by its digest, of no subject, not copied into the tenant. */
export function referenceArtifact(
  { name, labels, mediaType, producedBy }: ContentDraft,
  data: ReferenceData,
): ArtifactReference {
  return {
    name,
    address: referenceAddress(data),
    mediaType,
    bytes: data.bytes,
    labels,
    subjects: [],
    producedBy,
  }
}

import { type ArtifactReference, type FactValue, ownValue } from '@fcc/contracts'
import type { HeldArtifact, Visit } from '../visit.ts'
import type { Acted } from './act.ts'
import type { Prepared } from './prepare.ts'

/** The work of a visit so far: what it was handed, what it made, which facts it set. */
export interface Work {
  readonly prepared: Prepared
  readonly acted: Extract<Acted, { readonly kind: 'made' }>
  readonly outputs: Readonly<Record<string, HeldArtifact>>
  readonly facts: Readonly<Record<string, FactValue>>
}

/** Where an artifact of a name is: made in this visit, handed to it, or standing in the run. */
export function heldReference(
  visit: Visit,
  work: Pick<Work, 'prepared' | 'outputs'>,
  name: string,
): ArtifactReference | undefined {
  const near = ownValue(work.outputs, name) ?? ownValue(work.prepared.inputs, name)
  return near?.reference ?? ownValue(visit.run.artifacts, name)
}

/** An artifact by name: made in this visit, handed to it, or standing in the run. */
export async function heldArtifact(
  visit: Visit,
  work: Pick<Work, 'prepared' | 'outputs'>,
  name: string,
): Promise<HeldArtifact | undefined> {
  const near = ownValue(work.outputs, name) ?? ownValue(work.prepared.inputs, name)
  if (near) return near
  const reference = ownValue(visit.run.artifacts, name)
  if (!reference) return undefined
  const read = visit.ports.contents.read(reference)
  const text = typeof read === 'string' ? read : await read
  return {
    reference,
    artifact: { name, text, mediaType: reference.mediaType, labels: reference.labels },
  }
}

import { type ArtifactReference, type FactValue, ownValue } from '@fcc/contracts'
import { artifactAt } from '../visible-work.ts'
import type { HeldArtifact, Visit } from '../visit.ts'
import type { ActionMade } from './act/action-result.ts'
import type { Prepared } from './prepare.ts'

/** The work of a visit so far: what it was handed, what it made, which facts it set. */
export interface Work {
  readonly prepared: Prepared
  readonly acted: ActionMade
  readonly outputs: Readonly<Record<string, HeldArtifact>>
  readonly facts: Readonly<Record<string, FactValue>>
}

/** Where an artifact of a name is: made in this visit, handed to it, or seen from its place. */
export function heldReference(
  visit: Visit,
  work: Pick<Work, 'prepared' | 'outputs'>,
  name: string,
): ArtifactReference | undefined {
  const near = ownValue(work.outputs, name) ?? ownValue(work.prepared.inputs, name)
  return near?.reference ?? artifactAt(visit.run, visit.plan, visit.place, name)
}

/** An artifact by name: made in this visit, handed to it, or seen from its place. */
export async function heldArtifact(
  visit: Visit,
  work: Pick<Work, 'prepared' | 'outputs'>,
  name: string,
): Promise<HeldArtifact | undefined> {
  const near = ownValue(work.outputs, name) ?? ownValue(work.prepared.inputs, name)
  if (near) return near
  const reference = artifactAt(visit.run, visit.plan, visit.place, name)
  return reference && holdArtifact(visit, name, reference)
}

/** A reference with its content read. */
export async function holdArtifact(
  visit: Visit,
  name: string,
  reference: ArtifactReference,
): Promise<HeldArtifact> {
  const read = visit.ports.contents.read(reference)
  const text = typeof read === 'string' ? read : await read
  return {
    reference,
    artifact: { name, text, mediaType: reference.mediaType, labels: reference.labels },
  }
}

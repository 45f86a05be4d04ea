import type { ArtifactReference, AuditEntry, RunRecord, VisitRecord } from '@fcc/contracts'
import { readDecisions, type WrittenDecisions, writeDecisions } from './visit-decisions.ts'

/** An artifact that a visit made, as its document has it; whose data it is says the envelope. */
type MadeReference = Omit<ArtifactReference, 'subjects' | 'producedBy'>

/** What of a visit's record is written as it is. */
type PlainPart = Omit<VisitRecord, 'id' | 'run' | 'inputs' | 'outputs' | 'decisions'>

/**
 * One passage through one node as it is kept: the data of its audit entry, and the only place where it
 * is written. Ids, spans, labels and keyed digests, never content.
 */
export type VisitDocument = AuditEntry['data'] &
  PlainPart & {
    readonly visit: string
    /** The digest of what the run was planned with: the rules that decided. */
    readonly policy: string
    /** Made in other visits, whose documents have the rest. */
    readonly inputs: readonly Pick<ArtifactReference, 'name' | 'address'>[]
    readonly outputs: readonly MadeReference[]
  } & WrittenDecisions

/** The document of a visit, for its audit entry. */
export function writeVisitDocument(run: RunRecord, visit: VisitRecord): VisitDocument {
  const { id, run: _, inputs, outputs, decisions, ...plain } = visit
  return {
    ...plain,
    visit: id,
    envelope: run.envelope,
    policy: run.pins.data,
    inputs: inputs.map(({ name, address }) => ({ name, address })),
    outputs: outputs.map(({ subjects: __, producedBy: ___, ...made }) => made),
    ...writeDecisions(decisions),
  }
}

/** Finds the reference of an artifact that some visit of the run made, or the run began with. */
export type FindReference = (name: string, address: string) => ArtifactReference | undefined

/** A visit back from its document. An input that nobody made is left out. */
export function readVisitDocument(
  run: Pick<RunRecord, 'id' | 'envelope'>,
  document: VisitDocument,
  find: FindReference,
): VisitRecord {
  const { visit: id, envelope: _, policy: __, inputs, outputs, ...rest } = document
  const { decisions, shared, ...plain } = rest
  const { subjects } = run.envelope
  return {
    ...(plain as PlainPart),
    id,
    run: run.id,
    inputs: inputs.flatMap(({ name, address }) => find(name, address) ?? []),
    outputs: outputs.map((made) => ({ ...made, subjects, producedBy: id })),
    decisions: readDecisions({ decisions, shared }, run.envelope),
  }
}

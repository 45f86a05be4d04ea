import type { ArtifactReference, ExportedEntry, RunRecord, VisitRecord } from '@fcc/contracts'
import {
  fhirText,
  type LogicalReference,
  type Provenance,
  referenceTo,
  SYSTEMS,
} from './fhir-resources.ts'

/**
 * The provenance of one visit: what it made, of what, by which persona, who or what acted for it and for
 * whom, by which rules, and the leaf of the log that proves it. Artifacts are named by their keyed digests.
 *
 * Source: HL7 FHIR R4, Provenance (cardinalities, participant types).
 */
export function visitProvenance(
  visit: VisitRecord,
  run: RunRecord,
  entry: ExportedEntry | undefined,
): Provenance {
  const caller = referenceTo(
    SYSTEMS.principal,
    run.envelope.principal.id,
    run.envelope.principal.kind === 'human' ? 'Practitioner' : 'Device',
  )
  const isPerson = visit.actor === 'human'
  const rules = new Set(
    visit.decisions.flatMap(({ reasons }) => reasons.map(({ rule }) => ruleUri(rule))),
  )
  return {
    resourceType: 'Provenance',
    // What nobody made is about the run itself.
    target:
      visit.outputs.length > 0
        ? visit.outputs.map(artifactReference)
        : [referenceTo(SYSTEMS.run, run.id)],
    occurredPeriod: { start: visit.startedAt, end: visit.endedAt },
    recorded: visit.endedAt,
    ...(rules.size > 0 ? { policy: [...rules].sort() } : {}),
    reason: [{ text: fhirText(run.envelope.purpose) }],
    activity: {
      coding: [{ system: SYSTEMS.operation, code: 'CREATE', display: 'create' }],
      text: fhirText(`${visit.node} ${visit.number}`),
    },
    agent: [
      {
        type: participant('author', 'Author'),
        who: {
          ...referenceTo(SYSTEMS.persona, visit.persona, 'Device'),
          display: fhirText(visit.personaName),
        },
        onBehalfOf: caller,
      },
      {
        type: participant('performer', 'Performer'),
        who: isPerson
          ? referenceTo(SYSTEMS.principal, visit.actedBy, 'Practitioner')
          : referenceTo(SYSTEMS.program, visit.actedBy, 'Device'),
        ...(isPerson ? {} : { onBehalfOf: caller }),
      },
    ],
    entity: [
      ...visit.inputs.map((input) => ({
        role: 'source' as const,
        what: artifactReference(input),
      })),
      { role: 'derivation' as const, what: referenceTo(SYSTEMS.plan, run.pins.data) },
      ...(entry
        ? [{ role: 'quotation' as const, what: referenceTo(SYSTEMS.leaf, entry.leafHash) }]
        : []),
    ],
  }
}

function artifactReference({ address, name }: ArtifactReference): LogicalReference {
  return {
    ...referenceTo(SYSTEMS.artifact, address, 'DocumentReference'),
    display: fhirText(name),
  }
}

function participant(code: string, display: string) {
  return { coding: [{ system: SYSTEMS.participant, code, display }] }
}

/** A rule as a URI: its id may hold anything. */
function ruleUri(rule: string): string {
  return `urn:fcc:rule:${encodeURIComponent(rule.toWellFormed())}`
}

import type { ExportedEntry, RunRecord } from '@fcc/contracts'
import { type AuditEvent, fhirText, referenceTo, SYSTEMS } from './fhir-resources.ts'

type Outcome = AuditEvent['outcome']

/** How a run ended, as FHIR grades outcomes: success, minor failure, serious failure, major failure. */
const ENDS: Readonly<Record<string, Outcome>> = {
  completed: '0',
  rejected: '4',
  cancelled: '4',
  halted: '8',
  quarantined: '8',
  failed: '12',
}

/**
 * One entry of the log: what happened, when, at whose command, for which purpose, and its leaf and place in
 * the log, so that the proof of the entry proves the event.
 *
 * Source: HL7 FHIR R4, AuditEvent (cardinalities); DICOM PS3.15 (110100, application activity).
 */
export function entryAuditEvent(
  { entry, leafHash, place }: ExportedEntry,
  run: RunRecord,
  tenant: string,
): AuditEvent {
  const { principal, purpose } = entry.data.envelope ?? run.envelope
  const by = principalOf(entry.data.by) ?? principal
  const detail = [
    { type: 'leaf-hash', valueString: leafHash },
    ...(place === undefined ? [] : [{ type: 'place-in-log', valueString: String(place) }]),
    { type: 'entry', valueString: fhirText(entry.id) },
  ]
  const state = typeof entry.data.state === 'string' ? entry.data.state : undefined
  return {
    resourceType: 'AuditEvent',
    type: { system: SYSTEMS.dicom, code: '110100', display: 'Application Activity' },
    subtype: [{ system: SYSTEMS.entryType, code: entry.type }],
    action: actionOf(entry.type),
    recorded: entry.time,
    outcome: outcomeOf(entry.type, state),
    ...(state === undefined ? {} : { outcomeDesc: fhirText(state) }),
    purposeOfEvent: [{ text: fhirText(purpose) }],
    agent: [
      {
        who: referenceTo(SYSTEMS.principal, by.id, by.kind === 'human' ? 'Practitioner' : 'Device'),
        requestor: true,
      },
    ],
    source: { observer: referenceTo(SYSTEMS.tenant, tenant, 'Device') },
    entity: [
      { what: referenceTo(SYSTEMS.run, entry.subject ?? run.id), detail },
      ...artifactsOf(entry.data).map((address) => ({
        what: referenceTo(SYSTEMS.artifact, address, 'DocumentReference'),
      })),
    ],
  }
}

function principalOf(by: unknown): { readonly id: string; readonly kind?: unknown } | undefined {
  if (typeof by === 'string' && by !== '') return { id: by }
  const { id, kind } = (by ?? {}) as { readonly id?: unknown; readonly kind?: unknown }
  return typeof id === 'string' ? { id, kind } : undefined
}

function actionOf(type: string): AuditEvent['action'] {
  if (type === 'fcc.artifact.read' || type === 'fcc.artifact.released') return 'R'
  if (type === 'fcc.visit.recorded') return 'C'
  if (type === 'fcc.artifact.declassified') return 'U'
  return 'E'
}

function outcomeOf(type: string, state: string | undefined): Outcome {
  if (type.endsWith('.denied')) return '8'
  return (state !== undefined && Object.hasOwn(ENDS, state) ? ENDS[state] : undefined) ?? '0'
}

function artifactsOf({ address }: Readonly<Record<string, unknown>>): readonly string[] {
  return typeof address === 'string' ? [address] : []
}

import type { RunRecord, VisitRecord } from '@fcc/contracts'
import type { Visit } from '../visit.ts'
import { writeVisitDocument } from '../visit-document.ts'
import type { AuditDraft, VisitOutcome } from '../visit-ports.ts'

/** Commits an outcome and gives back the run as it then is. */
export async function record(
  visit: Pick<Visit, 'ports'>,
  outcome: VisitOutcome,
): Promise<RunRecord> {
  const committing = visit.ports.commit(outcome)
  if (committing instanceof Promise) await committing
  return outcome.run
}

/** The audit entry of a visit: its document, which is written nowhere else. */
export function visitEntry(run: RunRecord, visit: VisitRecord): AuditDraft {
  return {
    type: 'fcc.visit.recorded',
    subject: run.id,
    visit: visit.id,
    data: writeVisitDocument(run, visit),
  }
}

/** The entry of a run's end. */
export function endEntry(run: RunRecord): AuditDraft {
  return {
    type: 'fcc.run.ended',
    subject: run.id,
    data: {
      envelope: run.envelope,
      state: run.state,
      reasons: run.reasons.map(({ kind, id, node, at }) => ({ kind, id, node, at })),
      released: Object.fromEntries(
        Object.entries(run.released).map(([name, artifact]) => [name, artifact.address]),
      ),
      sequence: run.sequence,
    },
  }
}

/** The entry of a run that waits. */
export function waitEntry(run: RunRecord, waiting = run.waiting): AuditDraft {
  return {
    type: 'fcc.run.waiting',
    subject: run.id,
    data: {
      envelope: run.envelope,
      for: waiting?.for,
      activity: waiting?.activity,
      roles: waiting?.roles,
      binding: waiting?.binding,
      failure: waiting?.failure,
      by: waiting?.by,
      passedOver: waiting?.passedOver,
      due: waiting?.due,
    },
  }
}

import type { Decision, RunRecord } from '@fcc/contracts'
import { type AuditDraft, writeDecisions } from '@fcc/simulation'
import type { PlannedRun } from './plan-run.ts'

/** The audit entry of a run's start: on what it was planned, with which input, and what was decided of it. */
export function startEntry(
  run: RunRecord,
  planned: PlannedRun,
  decisions: readonly Decision[],
): AuditDraft {
  return {
    type: 'fcc.run.started',
    subject: run.id,
    data: {
      envelope: run.envelope,
      scenario: run.scenario,
      workflow: run.workflow,
      pins: { data: planned.digest, code: planned.code, assembly: run.pins.assembly },
      inputs: Object.values(run.artifacts).map(({ name, address, bytes, labels }) => ({
        name,
        address,
        bytes,
        labels,
      })),
      ...writeDecisions(decisions),
    },
  }
}

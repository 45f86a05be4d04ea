import type { Decision, GateOutcome, RunRecord, VisitRecord } from '@fcc/contracts'
import type { Visit } from '../visit.ts'
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

/** The audit entry of a visit: who did what, on which bytes, and what was decided and why. */
export function visitEntry(run: RunRecord, visit: VisitRecord): AuditDraft {
  return {
    type: 'fcc.visit.recorded',
    subject: run.id,
    data: {
      envelope: run.envelope,
      policy: run.pins.data,
      visit: visit.id,
      persona: visit.persona,
      actor: visit.actor,
      actedBy: visit.actedBy,
      inputs: visit.inputs.map((artifact) => artifact.address),
      outputs: visit.outputs.map((artifact) => ({
        name: artifact.name,
        address: artifact.address,
        bytes: artifact.bytes,
        labels: artifact.labels,
      })),
      decisions: visit.decisions.map(decisionEntry),
      gates: visit.gates.map(gateEntry),
      route: visit.route,
    },
  }
}

/** A decision as the audit log keeps it: findings and facts only where they bore on it. */
function decisionEntry(decision: Decision): Readonly<Record<string, unknown>> {
  const brief = {
    at: decision.at,
    subject: decision.subject,
    decision: decision.decision,
    considered: decision.rules.considered,
  }
  if (decision.reasons.length === 0 && decision.errors.length === 0) return brief
  return {
    ...brief,
    reasons: decision.reasons.map(({ rule, tier, effect }) => ({ rule, tier, effect })),
    errors: decision.errors.map(({ rule, code }) => ({ rule, code })),
    obligations: decision.obligations,
    facts: decision.facts,
    findings: decision.findings.map(({ category, span, detector }) => ({
      category,
      start: span.start,
      end: span.end,
      detector,
    })),
  }
}

function gateEntry(outcome: GateOutcome): Readonly<Record<string, unknown>> {
  return {
    gate: outcome.gate,
    artifact: outcome.artifact,
    address: outcome.address,
    passed: outcome.passed,
    score: outcome.score,
    threshold: outcome.threshold,
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
    },
  }
}

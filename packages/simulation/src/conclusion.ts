import type {
  Decision,
  GateOutcome,
  Issue,
  Reason,
  RunRecord,
  VisitRecord,
  VisitRoute,
  Waiting,
} from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { ended, waiting, withNode } from './run-change.ts'
import type { Acted } from './verbs/act.ts'
import { handAlong } from './verbs/hand-off.ts'
import type { Prepared } from './verbs/prepare.ts'
import { visitEntry } from './verbs/record.ts'
import { chooseFeedbackEdge, returnToNode } from './verbs/route.ts'
import type { Work } from './verbs/work.ts'
import type { Verdict } from './verdict.ts'
import type { HeldArtifact, Visit } from './visit.ts'
import type { AuditDraft } from './visit-ports.ts'
import { withheld } from './withheld.ts'

/** What a visit has gathered when it concludes. */
export interface Gathered {
  readonly prepared: Prepared
  readonly decisions: Decision[]
  acted?: Extract<Acted, { readonly kind: 'made' }>
  outputs: Readonly<Record<string, HeldArtifact>>
  gates: readonly GateOutcome[]
  issues: readonly Issue[]
  entries: readonly AuditDraft[]
}

/** What a visit comes to: the run after it, and what is written down with it. */
export interface Conclusion {
  readonly run: RunRecord
  readonly visit: VisitRecord | undefined
  readonly entries: readonly AuditDraft[]
}

/** The run waits; the visit is made again, under the same id, once what it waits for is there. */
export function interrupt(visit: Visit, what: Waiting): Conclusion {
  const run = waiting(visit.run, what, visit.ports.now())
  const interrupted = { visit: visit.id, now: visit.now }
  return { run: { ...run, interrupted }, visit: undefined, entries: [] }
}

/** Ends or interrupts a run at this visit; what was decided is recorded with it. */
export function stop(visit: Visit, gathered: Gathered, verdict: Verdict): Conclusion {
  const now = visit.ports.now()
  if (verdict.kind === 'wait') return interrupt(visit, verdict.waiting)
  if (verdict.kind === 'block' && verdict.waiver) return interrupt(visit, verdict.waiver)
  const signal = verdict.kind === 'halt' ? 'halt' : verdict.kind === 'fail' ? 'fail' : 'reject'
  const reasons = verdict.kind === 'go' ? [] : verdict.reasons
  return finish(visit, gathered, ended(visit.run, signal, reasons, now), { kind: 'end', to: [] })
}

/** Sends the work back along a feedback edge, or rejects the run where none may be taken. */
export async function takeFeedbackEdge(
  visit: Visit,
  gathered: Gathered,
  worked: { readonly run: RunRecord; readonly work: Work },
  why: { readonly score: number | undefined; readonly reasons: readonly Reason[] },
): Promise<Conclusion> {
  const back = chooseFeedbackEdge(visit, why.score)
  if (back.kind === 'none') {
    const reasons = [...why.reasons, ...back.reasons]
    const run = ended(worked.run, 'reject', reasons, visit.ports.now())
    return finish(visit, gathered, run, { kind: 'end', to: [] })
  }
  const { edge } = back
  const handed = await handAlong({ ...visit, run: worked.run }, worked.work, edge)
  gathered.decisions.push(...handed.decisions)
  if (handed.verdict.kind !== 'go') return stop(visit, gathered, handed.verdict)
  const sent = returnToNode(visit, worked.run, { edge, carried: handed.carried, score: why.score })
  return finish(visit, gathered, sent, { kind: 'feedback', to: [edge.to] })
}

/** The run with what this visit made, before it is known where it goes. */
export function withWork(
  visit: Visit,
  gathered: Gathered,
  set: { readonly facts: RunRecord['facts']; readonly duties: RunRecord['duties'] },
): RunRecord {
  const { run } = visit
  const made = Object.values(gathered.outputs).map(({ reference }) => [reference.name, reference])
  const artifacts = { ...run.artifacts, ...Object.fromEntries(made) }
  return withGates(
    {
      ...run,
      artifacts,
      facts: { ...run.facts, ...set.facts },
      duties: set.duties,
    },
    gathered.gates,
  )
}

/** The run with the newest outcome of each gate. */
export function withGates(run: RunRecord, gates: readonly GateOutcome[]): RunRecord {
  if (gates.length === 0) return run
  return {
    ...run,
    gates: { ...run.gates, ...Object.fromEntries(gates.map((gate) => [gate.gate, gate])) },
  }
}

/** The visit written down, and the run one visit further. */
export function finish(
  visit: Visit,
  gathered: Gathered,
  run: RunRecord,
  route: VisitRoute,
): Conclusion {
  const { acted, prepared, outputs } = gathered
  const endedAt = new Date(visit.ports.now()).toISOString()
  const made: VisitRecord = {
    id: visit.id,
    run: run.id,
    node: visit.node.id,
    number: visit.number,
    persona: visit.persona.id,
    personaName: visit.persona.name,
    actor: visit.node.actor.kind,
    actedBy: acted?.actedBy ?? '',
    startedAt: new Date(visit.now).toISOString(),
    endedAt,
    inputs: Object.values(prepared.inputs).map((held) => held.reference),
    outputs: Object.values(outputs).map((held) => held.reference),
    decisions: gathered.decisions,
    issues: gathered.issues,
    gates: gathered.gates,
    says: acted?.says ?? '',
    route,
  }
  const { usage } = run.envelope
  const after: RunRecord = {
    ...withNode(run, visit.node.id, { visits: visit.number }),
    sequence: visit.run.sequence + 1,
    interrupted: undefined,
    updatedAt: endedAt,
    envelope: {
      ...run.envelope,
      usage: {
        visits: usage.visits + 1,
        inputTokens: usage.inputTokens + (acted?.usage.inputTokens ?? 0),
        outputTokens: usage.outputTokens + (acted?.usage.outputTokens ?? 0),
      },
    },
  }
  return { run: after, visit: made, entries: [visitEntry(after, made), ...gathered.entries] }
}

/** Why a gate that did not pass keeps the work from going on. */
export function reasonsOfGate(visit: Visit, gate: GateOutcome): readonly Reason[] {
  const score =
    gate.score === undefined ? 'could not be measured' : `scored ${gate.score.toFixed(2)}`
  return [
    {
      kind: 'gate',
      id: gate.gate,
      say: `${gate.artifact} ${score} at ${gate.gate}, whose threshold is ${gate.threshold.toFixed(2)}: ${gate.checks
        .filter((check) => check.outcome !== 'passed')
        .map((check) => check.reason)
        .join('; ')}`,
      node: visit.node.id,
    },
  ]
}

/** What a person's no makes of the visit. */
export function refusal(
  visit: Visit,
  refused: { readonly by: string; readonly activity: string },
): Verdict {
  return {
    kind: 'reject',
    reasons: [
      {
        kind: 'approval',
        id: refused.activity,
        say: `${refused.by} said no at ${visit.node.id}.`,
        node: visit.node.id,
      },
    ],
  }
}

/** What is said of an error: a code and a kind, for its own words might quote content. */
export async function failure(visit: Visit, error: unknown): Promise<Reason> {
  if (FccError.is(error)) {
    const say = await withheld(visit.ports, error.why)
    const fix = await withheld(visit.ports, error.fix)
    return { kind: 'error', id: error.code, say, fix, node: visit.node.id }
  }
  const kind = error instanceof Error ? error.name : typeof error
  return {
    kind: 'error',
    id: 'FCC_VISIT_FAILED',
    say: `The visit failed with ${kind}.`,
    fix: 'Look into the plugin that acts at this step; its own tests may show the error whole.',
    node: visit.node.id,
  }
}

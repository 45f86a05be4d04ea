import type {
  Decision,
  GateOutcome,
  Issue,
  Reason,
  RunRecord,
  VisitRecord,
  VisitRoute,
} from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { declaredFacts } from './declared-facts.ts'
import { holdDuties } from './duties.ts'
import { ended, waiting } from './run-change.ts'
import type { RunPlan } from './run-plan.ts'
import { type Acted, act } from './verbs/act.ts'
import { admit } from './verbs/admit.ts'
import { assess } from './verbs/assess.ts'
import { governAfter } from './verbs/govern-after.ts'
import { governBefore } from './verbs/govern-before.ts'
import { handOff } from './verbs/hand-off.ts'
import { type Prepared, prepare } from './verbs/prepare.ts'
import { endEntry, record, visitEntry, waitEntry } from './verbs/record.ts'
import { release } from './verbs/release.ts'
import { goForward, sendBack, wayBack } from './verbs/route.ts'
import type { Work } from './verbs/work.ts'
import type { Verdict } from './verdict.ts'
import type { HeldArtifact, Visit } from './visit.ts'
import type { AuditDraft, VisitPorts } from './visit-ports.ts'
import { nextNode } from './workflow-graph.ts'

/** What a visit has gathered when it concludes. */
interface Gathered {
  readonly prepared: Prepared
  readonly decisions: Decision[]
  acted?: Extract<Acted, { readonly kind: 'made' }>
  outputs: Readonly<Record<string, HeldArtifact>>
  gates: readonly GateOutcome[]
  issues: readonly Issue[]
  entries: readonly AuditDraft[]
}

/**
 * Makes one visit of one node and gives back the run after it, committed. Executors decide when
 * and where to call it; nothing is replayed. A run that is not `running` comes back as it is.
 *
 * @throws FccError from the store, when the visit could not be committed: then nothing has happened.
 * @example
 * while (run.state === 'running') run = await advance(run, plan, ports)
 */
export async function advance(
  run: RunRecord,
  plan: RunPlan,
  ports: VisitPorts,
): Promise<RunRecord> {
  if (run.state !== 'running') return run
  const admission = admit(run, plan, ports)
  if (admission.kind === 'reject') {
    return conclude(ports, ended(run, 'reject', [admission.reason], ports.now()))
  }
  if (admission.kind === 'over') return conclude(ports, ended(run, 'complete', [], ports.now()))
  const { visit } = admission
  let outcome: Conclusion
  try {
    outcome = await makeVisit(visit)
  } catch (error) {
    // An abort is no outcome of the run: whoever aborted says what becomes of it.
    if (ports.signal.aborted) throw error
    // Nor is a store that could not be written or read: the run stands where it stood.
    if (FccError.is(error) && error.code.startsWith('FCC_STORE_')) throw error
    outcome = {
      run: ended(run, 'fail', [failure(visit, error)], ports.now()),
      visit: undefined,
      entries: [],
    }
  }
  return conclude(ports, outcome.run, outcome.visit, outcome.entries)
}

interface Conclusion {
  readonly run: RunRecord
  readonly visit: VisitRecord | undefined
  readonly entries: readonly AuditDraft[]
}

function conclude(
  ports: VisitPorts,
  run: RunRecord,
  visit?: VisitRecord,
  entries: readonly AuditDraft[] = [],
): Promise<RunRecord> {
  const all = [...entries]
  if (run.state === 'waiting') all.push(waitEntry(run))
  else if (run.state !== 'running') all.push(endEntry(run))
  return record({ ports }, { run, visit, entries: all })
}

async function makeVisit(visit: Visit): Promise<Conclusion> {
  const prepared = await prepare(visit)
  const gathered: Gathered = {
    prepared,
    decisions: [],
    outputs: {},
    gates: [],
    issues: [],
    entries: [],
  }

  const before = await governBefore(visit, prepared)
  gathered.decisions.push(...before.decisions)
  if (before.verdict.kind !== 'go') return stop(visit, gathered, before.verdict)

  const acted = await act(visit, { ...prepared, prompt: before.prompt })
  if (acted.kind === 'wait')
    return {
      run: waiting(visit.run, acted.waiting, visit.ports.now()),
      visit: undefined,
      entries: [],
    }
  if (acted.kind === 'refused') return stop(visit, gathered, refusal(visit, acted))
  gathered.acted = acted
  const duties = holdDuties(visit, acted)
  if (duties.verdict.kind !== 'go') return stop(visit, gathered, duties.verdict)
  const facts = declaredFacts(visit, acted)

  const after = await governAfter(visit, { contents: acted.contents, labels: before.labels, facts })
  gathered.decisions.push(...after.decisions)
  gathered.outputs = after.outputs
  if (after.verdict.kind !== 'go') return stop(visit, gathered, after.verdict)

  const assessment = await assess(visit, prepared, after.outputs)
  gathered.gates = assessment.gates
  gathered.issues = assessment.issues
  const work: Work = { prepared, acted, outputs: after.outputs, facts }
  const worked = withWork(visit, gathered, { facts, duties: duties.held })
  const failed = assessment.gates.find((gate) => !gate.passed)
  if (failed)
    return goBack(visit, gathered, worked, {
      score: failed.score,
      reasons: gateReasons(visit, failed),
    })

  const handed = await handOff({ ...visit, run: worked }, work)
  gathered.decisions.push(...handed.decisions)
  if (handed.verdict.kind === 'block') {
    const back = wayBack(visit, undefined)
    if (back.kind === 'feedback')
      return goBack(visit, gathered, worked, { score: undefined, reasons: handed.verdict.reasons })
  }
  if (handed.verdict.kind !== 'go') return stop(visit, gathered, handed.verdict)
  const forward = goForward(visit, {
    ...worked,
    artifacts: { ...worked.artifacts, ...handed.changed },
  })
  const next = nextNode(visit.graph, forward.done)
  if (next) return finish(visit, gathered, forward, { kind: 'forward', to: [next.id] })

  const released = await release({ ...visit, run: forward }, forward, work)
  gathered.decisions.push(...released.decisions)
  gathered.gates = [...gathered.gates, ...released.gates]
  gathered.issues = [...gathered.issues, ...released.issues]
  if (released.verdict.kind !== 'go') return stop(visit, gathered, released.verdict)
  gathered.entries = released.entries
  const over = withGates({ ...forward, released: released.released }, released.gates)
  return finish(visit, gathered, ended(over, 'complete', [], visit.ports.now()), {
    kind: 'end',
    to: [],
  })
}

/** Ends or interrupts a run at this visit; what was decided is recorded with it. */
function stop(visit: Visit, gathered: Gathered, verdict: Verdict): Conclusion {
  const now = visit.ports.now()
  if (verdict.kind === 'wait')
    return { run: waiting(visit.run, verdict.waiting, now), visit: undefined, entries: [] }
  if (verdict.kind === 'block' && verdict.waiver) {
    return { run: waiting(visit.run, verdict.waiver, now), visit: undefined, entries: [] }
  }
  const signal = verdict.kind === 'halt' ? 'halt' : verdict.kind === 'fail' ? 'fail' : 'reject'
  const reasons = verdict.kind === 'go' ? [] : verdict.reasons
  return finish(visit, gathered, ended(visit.run, signal, reasons, now), { kind: 'end', to: [] })
}

function goBack(
  visit: Visit,
  gathered: Gathered,
  worked: RunRecord,
  why: { readonly score: number | undefined; readonly reasons: readonly Reason[] },
): Conclusion {
  const back = wayBack(visit, why.score)
  if (back.kind === 'none') {
    const run = ended(worked, 'reject', [...why.reasons, ...back.reasons], visit.ports.now())
    return finish(visit, gathered, run, { kind: 'end', to: [] })
  }
  return finish(visit, gathered, sendBack(visit, worked, back.edge, why.score), {
    kind: 'feedback',
    to: [back.edge.to],
  })
}

/** The run with what this visit made, before it is known where it goes. */
function withWork(
  visit: Visit,
  gathered: Gathered,
  set: { readonly facts: RunRecord['facts']; readonly duties: RunRecord['duties'] },
): RunRecord {
  const { run, node } = visit
  const artifacts = { ...run.artifacts }
  for (const held of Object.values(gathered.outputs))
    artifacts[held.reference.name] = held.reference
  const inputs: Record<string, HeldArtifact['reference']> = {}
  for (const held of Object.values(gathered.prepared.inputs))
    inputs[held.reference.name] = held.reference
  return withGates(
    {
      ...run,
      artifacts,
      firstInputs: run.firstInputs[node.id]
        ? run.firstInputs
        : { ...run.firstInputs, [node.id]: inputs },
      facts: { ...run.facts, ...set.facts },
      duties: set.duties,
    },
    gathered.gates,
  )
}

function withGates(run: RunRecord, gates: readonly GateOutcome[]): RunRecord {
  if (gates.length === 0) return run
  return {
    ...run,
    gates: { ...run.gates, ...Object.fromEntries(gates.map((gate) => [gate.gate, gate])) },
  }
}

function finish(visit: Visit, gathered: Gathered, run: RunRecord, route: VisitRoute): Conclusion {
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
    ...run,
    sequence: visit.run.sequence + 1,
    updatedAt: endedAt,
    visits: { ...run.visits, [visit.node.id]: visit.number },
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

function gateReasons(visit: Visit, gate: GateOutcome): readonly Reason[] {
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

function refusal(
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

function failure(visit: Visit, error: unknown): Reason {
  if (FccError.is(error))
    return { kind: 'error', id: error.code, say: error.why, node: visit.node.id }
  const kind = error instanceof Error ? error.name : typeof error
  return {
    kind: 'error',
    id: 'FCC_VISIT_FAILED',
    say: `The visit failed with ${kind}.`,
    node: visit.node.id,
  }
}

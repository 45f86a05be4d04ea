import type { RunRecord, VisitRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import {
  type Conclusion,
  failure,
  finish,
  type Gathered,
  interrupt,
  reasonsOfGate,
  refusal,
  stop,
  takeFeedbackEdge,
  withGates,
  withWork,
} from './conclusion.ts'
import { declaredFacts } from './declared-facts.ts'
import { holdDuties } from './duties.ts'
import { ended } from './run-change.ts'
import type { RunPlan } from './run-plan.ts'
import { act } from './verbs/act.ts'
import { admit } from './verbs/admit.ts'
import { assess } from './verbs/assess.ts'
import { governAfter } from './verbs/govern-after.ts'
import { governBefore } from './verbs/govern-before.ts'
import { handOff } from './verbs/hand-off.ts'
import { prepare } from './verbs/prepare.ts'
import { endEntry, record, waitEntry } from './verbs/record.ts'
import { release } from './verbs/release.ts'
import { chooseFeedbackEdge, goForward } from './verbs/route.ts'
import type { Work } from './verbs/work.ts'
import type { Visit } from './visit.ts'
import type { AuditDraft, VisitPorts } from './visit-ports.ts'
import { nextNode } from './workflow-graph.ts'

/**
 * Makes one visit of one node and gives back the run after it, committed. Executors decide when
 * and where to call it; nothing is replayed. A run that is not `running` comes back as it is.
 *
 * @throws FccError from the store, when the journal or the visit could not be written: then nothing
 * has been committed. What an abort makes the visit throw comes through as it is.
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
  if (admission.kind === 'refuse') {
    return conclude(ports, ended(run, admission.signal, [admission.reason], ports.now()))
  }
  const { visit } = admission
  let outcome: Conclusion
  try {
    outcome = await makeVisit(visit)
  } catch (error) {
    // Neither an abort nor a store that takes nothing in is an outcome of the run: the visit is
    // made again when whoever aborted, or the store, allows it.
    if (ports.signal.aborted || isOfStore(error)) throw error
    outcome = {
      run: ended(run, 'fail', [await failure(visit, error)], ports.now()),
      visit: undefined,
      entries: [],
    }
  }
  return conclude(ports, outcome.run, outcome.visit, outcome.entries)
}

function isOfStore(error: unknown): boolean {
  return FccError.is(error) && error.code.startsWith('FCC_STORE_')
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

  const acted = await act(visit, before.prepared)
  if (acted.kind === 'wait') return interrupt(visit, acted.waiting)
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
    return takeFeedbackEdge(
      visit,
      gathered,
      { run: worked, work },
      {
        score: failed.score,
        reasons: reasonsOfGate(visit, failed),
      },
    )

  const handed = await handOff({ ...visit, run: worked }, work)
  gathered.decisions.push(...handed.decisions)
  if (handed.verdict.kind === 'block') {
    const back = chooseFeedbackEdge(visit, undefined)
    if (back.kind === 'feedback') {
      const { reasons } = handed.verdict
      return takeFeedbackEdge(visit, gathered, { run: worked, work }, { score: undefined, reasons })
    }
  }
  if (handed.verdict.kind !== 'go') return stop(visit, gathered, handed.verdict)
  const forward = goForward(visit, worked, handed)
  const next = nextNode(visit.graph, forward)
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

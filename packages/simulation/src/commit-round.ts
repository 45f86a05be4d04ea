import type { Reason, RunRecord } from '@fcc/contracts'
import type { Conclusion } from './conclusion.ts'
import { holdDuties } from './duties.ts'
import { rootScope } from './place.ts'
import { rebaseRun } from './rebase-run.ts'
import { changed, ended, withNode } from './run-change.ts'
import type { RunPlan } from './run-plan.ts'
import { withGates } from './run-with-work.ts'
import { scopeOutcome } from './scope-outcome.ts'
import { cancel, cancelInside, settleRun } from './settle-run.ts'
import { waitingOf } from './turn.ts'
import { release, releaseOwed } from './verbs/release.ts'
import { returnToNode } from './verbs/route.ts'
import type { Visit } from './visit.ts'
import type { VisitPorts } from './visit-ports.ts'
import { writeVisit } from './write-visit.ts'

/** What comes first: work that persists and questions, what it leaves over, what goes back, what ends the run. */
const RANK: Readonly<Record<Conclusion['kind'], number>> = {
  forward: 0,
  wait: 0,
  cancelled: 1,
  back: 2,
  failed: 3,
  halt: 4,
}

/**
 * Commits the visits of a round one after the other, each with the next sequence number. Their order is
 * that of the graph and of what they came to, and not that in which they ended; what the round decides
 * together (joins, skipped nodes, the run's end) is decided with its last.
 */
export async function commitRound(
  begun: RunRecord,
  plan: RunPlan,
  ports: VisitPorts,
  conclusions: readonly Conclusion[],
): Promise<RunRecord> {
  const ordered = [...conclusions].sort((one, other) => RANK[one.kind] - RANK[other.kind])
  const stops: Reason[] = []
  let run = begun
  for (const [index, conclusion] of ordered.entries()) {
    const left = ordered.slice(index + 1).map(({ visit }) => visit.place.instance)
    const checked = separated(run, conclusion)
    if (checked.kind === 'halt') stops.push(...checked.reasons)
    const { round: _, ...applied } = apply(run, checked)
    run =
      left.length > 0
        ? await writeVisit(ports, run, checked, { run: { ...applied, round: left }, entries: [] })
        : await commitLast(ports, run, plan, { applied, conclusion: checked, stops })
  }
  return run
}

/** A visit whose duties are kept apart from those that one beside it came to hold ends the run. */
function separated(run: RunRecord, conclusion: Conclusion): Conclusion {
  const { visit, gathered } = conclusion
  const isMoved = run.duties !== visit.run.duties && conclusion.run.duties !== visit.run.duties
  if (!isMoved || !gathered.acted || conclusion.kind === 'wait') return conclusion
  const { verdict } = holdDuties({ ...visit, run }, gathered.acted)
  if (verdict.kind !== 'halt') return conclusion
  return { kind: 'halt', visit, gathered, run: visit.run, reasons: verdict.reasons }
}

/** The run with what one visit came to. */
function apply(current: RunRecord, conclusion: Conclusion): RunRecord {
  const { visit } = conclusion
  const { instance } = visit.place
  if (conclusion.kind === 'wait') {
    const { waiting } = conclusion
    const { attempts } = waiting
    return withNode(current, instance, {
      ...{ waiting, clock: visit.now, attempts },
      insisted: undefined,
    })
  }
  if (conclusion.kind === 'cancelled') {
    const counted = withNode(current, instance, { visits: visit.number })
    return cancel(counted, instance, conclusion.by)
  }
  const rebased = rebaseRun(visit.run, conclusion.run, current)
  const made = {
    visits: visit.number,
    waiting: undefined,
    clock: undefined,
    attempts: undefined,
    insisted: undefined,
    begun: undefined,
  }
  switch (conclusion.kind) {
    case 'forward':
      return withNode(rebased, instance, { ...made, status: 'done', hands: conclusion.hands })
    case 'back':
      return returnToNode(withNode(rebased, instance, made), visit, conclusion)
    case 'failed': {
      const { signal, reasons, hands } = conclusion
      const inside: Reason = { kind: 'error', id: instance, say: `${instance} failed.` }
      const closed = cancelInside(rebased, instance, [inside])
      return withNode(closed, instance, { ...made, status: 'failed', signal, reasons, hands })
    }
    case 'halt': {
      const { reasons } = conclusion
      return withNode(rebased, instance, { ...made, status: 'failed', reasons, hands: {} })
    }
  }
}

interface Closing {
  readonly applied: RunRecord
  readonly conclusion: Conclusion
  /** Why the run is halted, by any visit of the round. */
  readonly stops: readonly Reason[]
}

/** Commits the last visit of a round with what the round comes to as a whole. */
async function commitLast(
  ports: VisitPorts,
  before: RunRecord,
  plan: RunPlan,
  { applied, conclusion, stops }: Closing,
): Promise<RunRecord> {
  const now = ports.now()
  if (stops.length > 0) {
    return writeVisit(ports, before, conclusion, {
      run: ended(applied, 'halt', stops, now),
      entries: [],
    })
  }
  const settled = settleRun(applied, plan)
  const outcome = scopeOutcome(settled, rootScope(plan))
  if (outcome.kind === 'failed' && outcome.signal === 'reject') {
    return commitRejected(ports, before, settled, { conclusion, reasons: outcome.reasons })
  }
  if (outcome.kind === 'failed') {
    const run = ended(settled, outcome.signal, outcome.reasons, now)
    return writeVisit(ports, before, conclusion, { run, entries: [] })
  }
  if (outcome.kind === 'complete') return commitEnd(ports, before, settled, conclusion)
  const waiting = waitingOf(settled, plan)
  const run = waiting ? { ...changed(settled, 'wait', now), waiting } : settled
  return writeVisit(ports, before, conclusion, { run, entries: [] })
}

/** Releases the outcomes and commits the visit that completes the run, or what keeps it from that. */
async function commitEnd(
  ports: VisitPorts,
  before: RunRecord,
  settled: RunRecord,
  conclusion: Conclusion,
): Promise<RunRecord> {
  const { visit, gathered } = conclusion
  const { prepared, outputs, acted } = gathered
  const facts = acted?.facts ?? {}
  const released = await release({ ...visit, run: settled }, settled, {
    prepared: prepared ?? { inputs: {}, feedback: {}, prompt: undefined, template: undefined },
    outputs,
    facts,
  })
  const { verdict } = released
  const waiting =
    verdict.kind === 'wait'
      ? verdict.waiting
      : verdict.kind === 'block'
        ? verdict.waiver
        : undefined
  const now = ports.now()
  if (waiting) {
    // The visit is made again once somebody answered, under its own id.
    const asked = withNode(before, visit.place.instance, { waiting, clock: visit.now })
    const { round: _, ...run } = { ...changed(asked, 'wait', now), waiting }
    return writeVisit(ports, before, { ...conclusion, kind: 'wait', waiting }, { run, entries: [] })
  }
  gathered.decisions.push(...released.decisions)
  gathered.gates = [...gathered.gates, ...released.gates]
  gathered.issues = [...gathered.issues, ...released.issues]
  const { entries } = released
  if (verdict.kind === 'go') {
    const over = withGates(
      { ...settled, released: released.released },
      rootOf(visit),
      released.gates,
    )
    return writeVisit(ports, before, conclusion, { run: ended(over, 'complete', [], now), entries })
  }
  if (verdict.kind === 'reject') {
    const judged = withGates(settled, rootOf(visit), released.gates)
    return commitRejected(ports, before, judged, { conclusion, reasons: verdict.reasons })
  }
  const signal = verdict.kind === 'halt' ? 'halt' : verdict.kind === 'fail' ? 'fail' : 'reject'
  const run = ended(settled, signal, verdict.kind === 'wait' ? [] : verdict.reasons, now)
  return writeVisit(ports, before, conclusion, { run, entries: [] })
}

/** Commits the visit with which a run is rejected, and releases what the run owes all the same. */
async function commitRejected(
  ports: VisitPorts,
  before: RunRecord,
  settled: RunRecord,
  { conclusion, reasons }: { readonly conclusion: Conclusion; readonly reasons: readonly Reason[] },
): Promise<RunRecord> {
  const { visit, gathered } = conclusion
  const { prepared, outputs, acted } = gathered
  const owed = await releaseOwed({ ...visit, run: settled }, settled, {
    prepared: prepared ?? { inputs: {}, feedback: {}, prompt: undefined, template: undefined },
    outputs,
    facts: acted?.facts ?? {},
  })
  gathered.decisions.push(...owed.decisions)
  gathered.gates = [...gathered.gates, ...owed.gates]
  gathered.issues = [...gathered.issues, ...owed.issues]
  const over = withGates({ ...settled, released: owed.released }, rootOf(visit), owed.gates)
  const run = ended(over, 'reject', reasons, ports.now())
  return writeVisit(ports, before, conclusion, { run, entries: owed.entries })
}

/** The gates of a release are the run's own, whichever branch was the last. */
function rootOf({ place }: Visit): Pick<Visit, 'place'> {
  return { place: { ...place, scope: { ...place.scope, prefix: '' }, item: undefined } }
}

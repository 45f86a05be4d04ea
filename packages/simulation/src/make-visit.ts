import {
  type ArtifactsByName,
  nodeState,
  type Reason,
  type RunRecord,
  type WorkflowEdge,
} from '@fcc/contracts'
import type { Conclusion, Gathered } from './conclusion.ts'
import { declaredFacts } from './declared-facts.ts'
import { holdDuties } from './duties.ts'
import { innerScope, kindOf } from './place.ts'
import { reasonsOfGate, refusal } from './reasons.ts'
import { withArtifacts, withWork } from './run-with-work.ts'
import { chosenItems, mapOutcome, scopeOutcome } from './scope-outcome.ts'
import { act } from './verbs/act/act.ts'
import { startActing } from './verbs/act/acting.ts'
import { NOTHING_USED } from './verbs/act/action-result.ts'
import { assess } from './verbs/assess.ts'
import { gather } from './verbs/gather.ts'
import { governAfter } from './verbs/govern-after.ts'
import { handAlong, handOff } from './verbs/hand-off.ts'
import { type Prepared, prepare } from './verbs/prepare.ts'
import { chooseFeedbackEdge } from './verbs/route.ts'
import { takeEdges } from './verbs/take-edges.ts'
import type { Work } from './verbs/work.ts'
import type { Stopping } from './verdict.ts'
import type { Visit } from './visit.ts'

/** The work of a visit, with the duties held after it; or what the visit comes to without. */
type Done =
  | { readonly work: Work; readonly duties: RunRecord['duties'] }
  | { readonly conclusion: Conclusion }

/**
 * Makes one visit, up to what it comes to; nothing is committed yet. What it gathers for its record is
 * written into `gathered`, so that a visit that throws can be recorded too.
 */
export async function makeVisit(visit: Visit, gathered: Gathered): Promise<Conclusion> {
  if (visit.broken !== undefined) throw visit.broken
  const prepared = await prepare(visit)
  gathered.prepared = prepared
  const done =
    kindOf(visit.place) === 'leaf'
      ? await doWork(visit, gathered, prepared)
      : await gatherWork(visit, gathered, prepared)
  if ('conclusion' in done) return done.conclusion
  const { work } = done
  gathered.outputs = work.outputs
  // The branches of a map pass its gate each; their list is no artifact of its kind.
  if (kindOf(visit.place) !== 'map') {
    const assessment = await assess(visit, work.prepared, work.outputs)
    gathered.gates = assessment.gates
    gathered.issues = assessment.issues
  }
  const run = withWork(visit, gathered, done)
  const failed = gathered.gates.find((gate) => !gate.passed)
  if (failed) {
    const why = { score: failed.score, reasons: reasonsOfGate(visit, failed) }
    return takeFeedbackEdge({ ...visit, run }, gathered, work, why)
  }
  return goOn({ ...visit, run }, gathered, work)
}

async function doWork(visit: Visit, gathered: Gathered, prepared: Prepared): Promise<Done> {
  const { run } = visit
  const ends = async (verdict: Stopping): Promise<Done> => ({
    conclusion: await stop(visit, gathered, run, verdict),
  })
  const acting = startActing(visit, prepared, gathered.decisions)
  gathered.acting = acting
  const acted = await act(acting, prepared)
  if (acted.kind === 'stopped') return ends(acted.verdict)
  if (acted.kind === 'wait') return ends({ kind: 'wait', waiting: acted.waiting })
  if (acted.kind === 'refused') {
    gathered.refusedBy = acted.by
    return ends(refusal(visit, acted))
  }
  gathered.acted = acted
  const duties = holdDuties(visit, acted)
  if (duties.verdict.kind !== 'go') return ends(duties.verdict)
  const facts = declaredFacts(visit, acted)
  const { contents, labels } = acted
  const after = await governAfter(visit, { contents, labels, facts })
  gathered.decisions.push(...after.decisions)
  gathered.outputs = after.outputs
  if (after.verdict.kind !== 'go') return ends(after.verdict)
  for (const { artifact } of Object.values(after.outputs)) {
    acting.showing?.assertBeginningOf(artifact.text)
  }
  return { work: { prepared, acted, outputs: after.outputs, facts }, duties: duties.held }
}

/** Gathers what a sub-workflow or a map's branches made, or fails as they did. */
async function gatherWork(visit: Visit, gathered: Gathered, prepared: Prepared): Promise<Done> {
  const { run, plan, place, node } = visit
  const isMap = kindOf(place) === 'map'
  const outcome = isMap ? mapOutcome(run, place) : scopeOutcome(run, innerScope(plan, place))
  if (outcome.kind === 'failed') {
    const { signal, reasons } = outcome
    return { conclusion: await fail(visit, gathered, run, { signal, reasons }) }
  }
  const { outputs, contents, labels, facts } = await gather(visit)
  const acted = {
    kind: 'made' as const,
    contents,
    says: isMap
      ? `${chosenItems(run, place).length} of ${nodeState(run, place.instance).items ?? 0} branches gathered`
      : '',
    facts,
    actedBy: node.actor.kind === 'workflow' ? node.actor.workflow : 'map',
    usage: NOTHING_USED,
    labels,
  }
  gathered.acted = acted
  const after = await governAfter(visit, { contents, labels, facts })
  gathered.decisions.push(...after.decisions)
  gathered.outputs = { ...outputs, ...after.outputs }
  if (after.verdict.kind !== 'go') {
    return { conclusion: await stop(visit, gathered, run, after.verdict) }
  }
  return { work: { prepared, acted, outputs: gathered.outputs, facts }, duties: run.duties }
}

/** Hands the work on along the edges that are taken. */
async function goOn(visit: Visit, gathered: Gathered, work: Work): Promise<Conclusion> {
  const { run } = visit
  const { taken, notTaken } = await takeEdges(visit, work, edgesOf(visit, 'forwardFrom'))
  gathered.notTaken = notTaken
  const handed = await handOff(visit, work, taken)
  gathered.decisions.push(...handed.decisions)
  if (handed.verdict.kind === 'block') {
    const back = chooseFeedbackEdge(visit, await feedbackEdges(visit, work), undefined)
    const { reasons } = handed.verdict
    if (back.kind === 'feedback')
      return takeFeedbackEdge(visit, gathered, work, { score: undefined, reasons })
  }
  if (handed.verdict.kind !== 'go') return stop(visit, gathered, visit.run, handed.verdict, work)
  const changed = withArtifacts(run, visit, handed.changed)
  return { kind: 'forward', visit, gathered, run: changed, hands: handed.to }
}

/** Sends the work back along a feedback edge, or fails where none may be taken. */
async function takeFeedbackEdge(
  visit: Visit,
  gathered: Gathered,
  work: Work,
  why: { readonly score: number | undefined; readonly reasons: readonly Reason[] },
): Promise<Conclusion> {
  const { run } = visit
  const back = chooseFeedbackEdge(visit, await feedbackEdges(visit, work), why.score)
  if (back.kind === 'none') {
    const reasons = [...why.reasons, ...back.reasons]
    return fail(visit, gathered, run, { signal: 'reject', reasons, work })
  }
  const { edge } = back
  const { score } = why
  const handed = await handAlong(visit, work, edge)
  gathered.decisions.push(...handed.decisions)
  if (handed.verdict.kind !== 'go') return stop(visit, gathered, run, handed.verdict, work)
  return { kind: 'back', visit, gathered, run, edge, carried: handed.carried, score }
}

async function feedbackEdges(visit: Visit, work: Work): Promise<readonly WorkflowEdge[]> {
  if (kindOf(visit.place) === 'map') return []
  const edges = visit.graph.feedbackFrom.get(visit.node.id) ?? []
  return (await takeEdges(visit, work, edges)).taken
}

/** The edges that leave a place: from a branch of a map none, for its map hands on what it made. */
function edgesOf(
  { graph, node, place }: Visit,
  kind: 'forwardFrom' | 'failureFrom',
): readonly WorkflowEdge[] {
  return place.item === undefined ? (graph[kind].get(node.id) ?? []) : []
}

/** What a verdict that does not let work continue makes of the visit. */
async function stop(
  visit: Visit,
  gathered: Gathered,
  run: RunRecord,
  verdict: Stopping,
  work?: Work,
): Promise<Conclusion> {
  if (verdict.kind === 'wait') {
    return { kind: 'wait', visit, gathered, run, waiting: verdict.waiting }
  }
  if (verdict.kind === 'block' && verdict.waiver) {
    return { kind: 'wait', visit, gathered, run, waiting: verdict.waiver }
  }
  const { reasons } = verdict
  if (verdict.kind === 'halt') return { kind: 'halt', visit, gathered, run, reasons }
  const signal = verdict.kind === 'fail' ? 'fail' : 'reject'
  return fail(visit, gathered, run, { signal, reasons, ...(work ? { work } : {}) })
}

/** A failure of the node: along its failure edges, each a handoff like any other, if it has some. */
export async function fail(
  visit: Visit,
  gathered: Gathered,
  run: RunRecord,
  failure: {
    readonly signal: 'reject' | 'fail'
    readonly reasons: readonly Reason[]
    readonly work?: Work
  },
): Promise<Conclusion> {
  const edges = edgesOf(visit, 'failureFrom')
  const base = { visit, gathered, run, signal: failure.signal }
  let hands: Readonly<Record<string, ArtifactsByName>> = {}
  if (edges.length === 0) return { kind: 'failed', ...base, reasons: failure.reasons, hands }
  const { prepared = NOTHING_PREPARED } = gathered
  const work = failure.work ?? { prepared, outputs: {}, facts: {} }
  const here = { ...visit, run }
  const { taken, notTaken } = await takeEdges(here, work, edges)
  gathered.notTaken = notTaken
  const reasons = [...failure.reasons]
  for (const edge of taken) {
    const handed = await handAlong(here, work, edge)
    gathered.decisions.push(...handed.decisions)
    const { verdict } = handed
    if (verdict.kind === 'halt' || verdict.kind === 'wait') {
      return stop(visit, gathered, run, verdict)
    }
    if (verdict.kind === 'go') hands = { ...hands, [edge.to]: handed.carried }
    else reasons.push(...verdict.reasons)
  }
  return { kind: 'failed', ...base, reasons, hands }
}

const NOTHING_PREPARED: Prepared = Object.freeze({
  inputs: Object.freeze({}),
  feedback: Object.freeze({}),
  prompt: undefined,
  template: undefined,
})

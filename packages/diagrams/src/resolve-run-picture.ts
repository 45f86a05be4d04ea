import {
  type GateOutcome,
  isFinal,
  questionsOf,
  type RunRecord,
  type VisitRecord,
  type Waiting,
} from '@fcc/contracts'
import { readable } from './fit-text.ts'
import { runEdges } from './run-edges.ts'
import type { ExplainedRun, RunPicture, RunStep, StepOutcome } from './run-picture.ts'
import { decisionReasons, gateReasons, stateReasons, visitReasons } from './run-reasons.ts'

/** The lane of what belongs to no persona: how the run began and how it ended. */
const RUN_LANE = 'The run'

/**
 * What there is to draw of a run: its start, its visits in the order in which they were committed with their gates
 * below them, what it waits for, and its end. Ways are those that the records name; the last visit leads to the
 * end of a run that ended. Pure.
 *
 * @example
 * runSvg(resolveRunPicture(await session.explain(run.id)))
 */
export function resolveRunPicture({ run, intake, visits }: ExplainedRun): RunPicture {
  const personas = new Map([...new Set(visits.map(({ persona }) => persona))].map(laneOf))
  const lanes = [RUN_LANE, ...lanesOf(visits)]
  const steps: RunStep[] = [startStep(run, intake)]
  const places = visits.map((visit) => {
    const lane = personas.get(visit.persona) ?? 0
    const first = steps.length
    steps.push(visitStep(visit, lane), ...visit.gates.map((gate) => gateStep(gate, lane)))
    return { visit, first, last: steps.length - 1 }
  })
  const waiting = waitingOf(run)
  const asked = waiting.map((each) => {
    const known = visits.find(({ node }) => node === each.node)
    steps.push(questionStep(each, personas.get(known?.persona ?? '') ?? 0))
    return { node: each.node, place: steps.length - 1 }
  })
  if (waiting.length === 0) steps.push(endStep(run))
  const edges = runEdges({ run, places, asked, end: steps.length - 1 })
  const summary = readable(
    `${run.title} is ${run.state} after ${visits.length} ${visits.length === 1 ? 'visit' : 'visits'}.`,
  )
  const told = steps.map(
    ({ lane, texts }, index) => `${index + 1}. ${lanes[lane] ?? ''}: ${texts.join(', ')}`,
  )
  const description = `${summary} ${told.join('; ')}.`
  return {
    ...{ id: run.id, title: readable(`${run.title}, run ${run.id}`), summary, description },
    ...{ lanes, steps, edges },
  }
}

function laneOf(persona: string, index: number): readonly [string, number] {
  return [persona, index + 1]
}

/** The names of the personas in the order in which they came; two of one name are told apart by their ids. */
function lanesOf(visits: readonly VisitRecord[]): readonly string[] {
  const names = new Map<string, string>()
  for (const { persona, personaName } of visits) {
    if (!names.has(persona)) names.set(persona, personaName)
  }
  const all = [...names.values()]
  return [...names].map(([id, name]) =>
    readable(all.filter((each) => each === name).length > 1 ? `${name} (${id})` : name),
  )
}

/** What the run waits for: people, and what answers no question, such as a provider. */
function waitingOf(run: RunRecord): readonly Waiting[] {
  const questions = questionsOf(run)
  const { waiting } = run
  return run.state === 'waiting' && waiting && waiting.activity === undefined
    ? [waiting, ...questions]
    : questions
}

function startStep({ envelope }: RunRecord, intake: ExplainedRun['intake']): RunStep {
  const isHalted = intake.some(({ decision }) => decision !== 'allow')
  const labels = envelope.labels.categories.join(', ') || 'nothing'
  return {
    kind: 'start',
    id: 'start',
    lane: 0,
    outcome: isHalted ? 'badly' : 'well',
    texts: [
      '▶ started',
      `by ${envelope.principal.id} for ${envelope.purpose} in ${envelope.domain}`,
      `input labelled with ${labels}`,
    ].map(readable),
    reasons: decisionReasons(intake),
  }
}

function visitStep(visit: VisitRecord, lane: number): RunStep {
  const { node, number, route, decisions, gates } = visit
  const isHalted = decisions.some(({ decision }) => decision === 'halt')
  const isStopped =
    route.kind === 'end' &&
    (gates.some(({ passed }) => !passed) || decisions.some(({ decision }) => decision === 'block'))
  const isFailed = isHalted || isStopped || route.kind === 'failure'
  const outcome: StepOutcome = isFailed ? 'badly' : (routeOutcomes[route.kind] ?? 'well')
  const halted = isHalted ? ['halted by a rule'] : []
  return {
    kind: 'visit',
    id: readable(`${node} ${number}`),
    lane,
    outcome,
    texts: [`${signs[outcome]} ${node} ${number}`, playedBy(visit), ...halted].map(readable),
    reasons: visitReasons(visit),
  }
}

/** Who or what did the work, as short as a box has room for. */
function playedBy({ actor, actedBy }: VisitRecord): string {
  if (actor === 'human') return 'by a person'
  if (actor === 'skill') return 'by code'
  if (actor !== 'model') return `by ${actor}`
  return actedBy.endsWith('(no model)') ? 'rendered, no model' : 'by a model'
}

const routeOutcomes: Partial<Record<VisitRecord['route']['kind'], StepOutcome>> = {
  feedback: 'back',
  wait: 'waiting',
  cancelled: 'badly',
}

const signs: Readonly<Record<StepOutcome, string>> = {
  well: '✓',
  badly: '✗',
  waiting: '…',
  back: '↺',
}

function gateStep(outcome: GateOutcome, lane: number): RunStep {
  const { gate, score, threshold, passed } = outcome
  const value = score === undefined ? 'not measured' : score.toFixed(2)
  return {
    kind: 'gate',
    id: readable(gate),
    lane,
    outcome: passed ? 'well' : 'badly',
    texts: [
      `gate ${gate.slice(gate.lastIndexOf('/') + 1)}`,
      `${passed ? 'passed' : 'not passed'}: ${value} of ${threshold.toFixed(2)}`,
    ].map(readable),
    reasons: gateReasons(outcome),
  }
}

function questionStep(waiting: Waiting, lane: number): RunStep {
  const { for: what, roles, quorum = 1, deadline, node = 'the run' } = waiting
  const who = roles.join(' or ') || 'somebody'
  const whom =
    what === 'human' ? `${quorum > 1 ? `${quorum} people as ` : ''}${who}` : `the ${what}`
  const until = deadline ? [`until ${deadline.until}`] : []
  const { reasons = [] } = waiting.decision ?? {}
  return {
    kind: 'question',
    id: readable(node),
    lane,
    outcome: 'waiting',
    texts: [`… ${node} waits`, `for ${whom}`, ...until].map(readable),
    reasons: [waiting.ask, ...reasons.map(({ rule, say }) => `${rule}: ${say}`)].map(readable),
  }
}

function endStep({ state, reasons, nodes, released }: RunRecord): RunStep {
  const left = Object.entries(nodes).filter(
    ([, { status }]) => status === 'skipped' || status === 'failed' || status === 'cancelled',
  )
  const outcome = state === 'completed' ? 'well' : isFinal(state) ? 'badly' : 'waiting'
  const names = Object.keys(released).join(', ')
  const told = stateReasons(reasons)
  return {
    kind: 'end',
    id: state,
    lane: 0,
    outcome,
    texts: [
      `${outcome === 'well' ? '■' : signs[outcome]} ${state}`,
      names === '' ? 'nothing released' : `released: ${names}`,
      ...reasons.slice(0, 1).map(({ id }) => id),
    ].map(readable),
    reasons: [
      ...told,
      ...left.flatMap(([node, { status, reasons: why = [] }]) => [
        readable(`${node} ${status}`),
        // What ended the run is said of it already.
        ...stateReasons(why).filter((reason) => !told.includes(reason)),
      ]),
    ],
  }
}

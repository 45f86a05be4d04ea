import { type EdgeKind, isFinal, type RunRecord, type VisitRecord } from '@fcc/contracts'
import type { RunEdge } from './run-picture.ts'

/** A visit with the place of its own step and of its last gate. */
interface PlacedVisit {
  readonly visit: VisitRecord
  readonly first: number
  readonly last: number
}

/** What there is of a run, by places in its list of steps. */
interface PlacedSteps {
  readonly run: RunRecord
  readonly places: readonly PlacedVisit[]
  /** Its questions, with the instances that wait. */
  readonly asked: readonly { readonly node?: string | undefined; readonly place: number }[]
  /** Its end, or the last of its questions. */
  readonly end: number
}

/**
 * Where each visit led: to the next visit of that node, or into it where the node is a map or a workflow; from the
 * end of a branch or an inner workflow to the visit that gathers it; to the question that waits; or to the end.
 */
export function runEdges({ run, places, asked, end }: PlacedSteps): readonly RunEdge[] {
  const last = places.at(-1)
  const edges: RunEdge[] = [{ from: 0, to: places[0]?.first ?? end, kind: 'handoff' }]
  places.forEach(({ visit, first, last: from }, index) => {
    for (let step = first; step < from; step += 1) {
      edges.push({ from: step, to: step + 1, kind: 'handoff' })
    }
    const { route } = visit
    const kind: EdgeKind =
      route.kind === 'feedback' || route.kind === 'failure' ? route.kind : 'handoff'
    const later = places.slice(index + 1)
    const targets = targetsOf(visit).flatMap((target) => {
      const entered = entriesOf(target, later)
      const question = asked.filter(({ node }) => node === target).slice(0, 1)
      return entered.length > 0 ? entered : question.map(({ place }) => place)
    })
    const isBranchEnd = route.kind === 'forward' && route.to.length === 0
    const reached = isBranchEnd ? gathererOf(visit.node, later) : targets
    edges.push(...reached.map((to) => ({ from, to, kind })))
    if (route.kind === 'end' && asked.length === 0 && visit !== last?.visit) {
      edges.push({ from, to: end, kind })
    }
  })
  if (last && isFinal(run.state) && run.state !== 'cancelled') {
    const kind = run.state === 'completed' ? 'handoff' : 'failure'
    edges.push({ from: last.last, to: end, kind })
  }
  return edges
}

/** The instances that a route names: its nodes are those of the visit's own workflow, and a branch that goes back stays in itself. */
function targetsOf({ node, route }: VisitRecord): readonly string[] {
  const scope = node.slice(0, node.lastIndexOf('/') + 1)
  const named = route.to.map((to) => {
    const target = `${scope}${to}`
    return route.kind === 'feedback' && node.startsWith(`${target}[`) ? node : target
  })
  return route.kind === 'wait' ? [node, ...named] : named
}

/** Where a node is come to: its next visit, or the first ones inside it; of a map, one in each branch. */
function entriesOf(target: string, later: readonly PlacedVisit[]): readonly number[] {
  const entered = new Map<string, number>()
  for (const { visit, first } of later) {
    const { node } = visit
    if (node === target) return entered.size > 0 ? [...entered.values()] : [first]
    const branch = node.startsWith(`${target}[`)
      ? node.slice(0, node.indexOf(']', target.length))
      : ''
    const key = node.startsWith(`${target}/`) ? target : branch
    if (key !== '' && !entered.has(key)) entered.set(key, first)
  }
  return [...entered.values()]
}

/** The visit that gathers what an inner workflow or a branch of a map made: the nearest one around it. */
function gathererOf(node: string, later: readonly PlacedVisit[]): readonly number[] {
  const end = node.endsWith(']') ? node.lastIndexOf('[') : node.lastIndexOf('/')
  if (end <= 0) return []
  const around = node.slice(0, end)
  const found = later.find(({ visit }) => visit.node === around)
  return found ? [found.first] : gathererOf(around, later)
}

import {
  type ArtifactReference,
  type ArtifactsByName,
  artifactKey,
  type FactValue,
  nodeState,
  ownValue,
  type RunRecord,
} from '@fcc/contracts'
import { joinState } from './join-state.ts'
import { nodePlace, type Place, rootScope, type Scope } from './place.ts'
import type { RunPlan } from './run-plan.ts'
import { downstreamOf } from './workflow-graph.ts'

type Facts = Readonly<Record<string, FactValue>>

/**
 * What a place is handed: the run's inputs at the start of the run, what its holder is handed at the
 * start of a sub-workflow, elsewhere what the edges that its join chose carry, in their order. A
 * branch of a map gets its item beside it.
 */
export function inputsOf(run: RunRecord, plan: RunPlan, place: Place): ArtifactsByName {
  const { scope, node, instance, item } = place
  const handed = handedTo(run, plan, scope, place)
  const { map } = node
  if (!map || item === undefined) return handed
  const held = ownValue(run.artifacts, artifactKey(instance, map.as))
  return held ? { ...handed, [map.as]: held } : handed
}

function handedTo(run: RunRecord, plan: RunPlan, scope: Scope, place: Place): ArtifactsByName {
  if (scope.graph.before.has(place.node.id)) {
    return Object.assign(
      {},
      ...joinState(run, place).chosen.map((from) =>
        ownValue(nodeState(run, `${scope.prefix}${from}`).hands ?? {}, place.node.id),
      ),
    )
  }
  if (scope.holder) return inputsOf(run, plan, scope.holder)
  return Object.fromEntries(
    Object.keys(plan.scenario.inputs).flatMap((name) => {
      const reference = ownValue(run.artifacts, name)
      return reference ? [[name, reference]] : []
    }),
  )
}

/** What feedback carried to a place: to itself, to its map, and at the start of a sub-workflow to its holder. */
export function feedbackOf(run: RunRecord, place: Place): ArtifactsByName {
  const { scope, node, instance, item } = place
  const own = nodeState(run, instance).feedback ?? {}
  const ofMap = item === undefined ? {} : nodeState(run, `${scope.prefix}${node.id}`).feedback
  const isFirst = scope.holder !== undefined && !scope.graph.before.has(node.id)
  const ofHolder = isFirst && scope.holder ? feedbackOf(run, scope.holder) : {}
  return { ...ofHolder, ...ofMap, ...own }
}

/**
 * An artifact by name as a place sees it: its own, the latest of those whose work led here, then what
 * is seen from whatever holds its workflow, then the run's input. What another branch made is not seen.
 */
export function artifactAt(
  run: RunRecord,
  plan: RunPlan,
  place: Place,
  name: string,
): ArtifactReference | undefined {
  const own = ownValue(run.artifacts, artifactKey(place.instance, name))
  if (own) return own
  const { graph, prefix, holder } = place.scope
  let leading: ReadonlySet<string> | undefined
  for (const id of [...graph.order].reverse()) {
    const found = ownValue(run.artifacts, artifactKey(`${prefix}${id}`, name))
    if (!found || id === place.node.id) continue
    leading ??= leadingTo(run, place)
    if (isSeen(id, place, leading)) return found
  }
  if (!holder) return ownValue(run.artifacts, name)
  return ownValue(inputsOf(run, plan, holder), name) ?? artifactAt(run, plan, holder, name)
}

/** The facts that a place sees, as it sees artifacts; the latest of a name counts. */
export function factsAt(run: RunRecord, place: Place): Facts {
  const { graph, prefix, holder } = place.scope
  let seen: Facts = holder ? factsAt(run, holder) : {}
  let leading: ReadonlySet<string> | undefined
  for (const id of graph.order) {
    const { facts } = nodeState(run, `${prefix}${id}`)
    if (!facts || id === place.node.id) continue
    leading ??= leadingTo(run, place)
    if (isSeen(id, place, leading)) seen = { ...seen, ...facts }
  }
  return { ...seen, ...nodeState(run, place.instance).facts }
}

/** The nodes whose work led to a place: those its join chose, and so on. */
function leadingTo(run: RunRecord, { scope, node }: Place): ReadonlySet<string> {
  const found = new Set<string>([node.id])
  for (const id of found) {
    for (const from of joinState(run, nodePlace(scope, id)).chosen) found.add(from)
  }
  return found
}

function isSeen(id: string, { scope, node }: Place, leading: ReadonlySet<string>): boolean {
  if (leading.has(id)) return true
  const { graph } = scope
  // What lies after it was made before feedback came back here; what was not chosen is left out.
  if (downstreamOf(graph, node.id).has(id)) return true
  if (downstreamOf(graph, id).has(node.id)) return false
  const joins = graph.joinsOf.get(node.id)
  return ![...(graph.joinsOf.get(id) ?? [])].some((join) => joins?.has(join))
}

/** The work of a workflow that counts: all that persists but what its joins left out. */
function keptWork(run: RunRecord, scope: Scope): readonly string[] {
  const { graph, prefix } = scope
  const dropped = new Set<string>()
  for (const id of graph.mayLeaveOver ? [...graph.order].reverse() : []) {
    const next = graph.after.get(id) ?? []
    const isDropped = next.every((each) => {
      const place = nodePlace(scope, each)
      if (dropped.has(each)) return true
      const { join = 'all' } = place.node
      return join !== 'all' && !joinState(run, place).chosen.includes(id)
    })
    if (next.length > 0 && isDropped) dropped.add(id)
  }
  return graph.order.filter(
    (id) => !dropped.has(id) && nodeState(run, `${prefix}${id}`).status === 'done',
  )
}

/** The latest artifact of a name among the work of a workflow that counts. */
export function artifactOf(
  run: RunRecord,
  scope: Scope,
  name: string,
): ArtifactReference | undefined {
  for (const id of [...keptWork(run, scope)].reverse()) {
    const found = ownValue(run.artifacts, artifactKey(`${scope.prefix}${id}`, name))
    if (found) return found
  }
  return scope.holder ? undefined : ownValue(run.artifacts, name)
}

/** The latest artifact of a name that a run has made, or was given. */
export function artifactOfRun(
  run: RunRecord,
  plan: Pick<RunPlan, 'workflow'>,
  name: string,
): ArtifactReference | undefined {
  return artifactOf(run, rootScope(plan), name)
}

/** The facts that the work of a workflow leaves. */
export function factsOfScope(run: RunRecord, scope: Scope): Facts {
  let seen: Facts = {}
  for (const id of keptWork(run, scope)) {
    seen = { ...seen, ...nodeState(run, `${scope.prefix}${id}`).facts }
  }
  return seen
}

/** The facts on which all branches that set them agree; of others nothing is known. */
export function agreedFacts(all: readonly (Facts | undefined)[]): Facts {
  const agreed = new Map<string, FactValue>()
  const disputed = new Set<string>()
  for (const facts of all) {
    for (const [name, value] of Object.entries(facts ?? {})) {
      const before = agreed.get(name)
      if (before === undefined) agreed.set(name, value)
      else if (JSON.stringify(before) !== JSON.stringify(value)) disputed.add(name)
    }
  }
  return Object.fromEntries([...agreed].filter(([name]) => !disputed.has(name)))
}

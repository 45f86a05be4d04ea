import type { Scenario, Skill, Workflow, WorkflowNode } from '@fcc/contracts'
import { suggest } from '@fcc/plugin-api'
import { mayBeSeenFrom, workflowGraph } from '@fcc/simulation'

/** Something that a scenario's workflow asks for and that is not there where it asks. */
export interface WiringProblem {
  /** `edge draft→check`, `step check`, `step review/check`, `outcome`. */
  readonly at: string
  /** The artifact as it was written. */
  readonly artifact: string
  readonly say: string
  /** Whether it can only fail: a skill may make more than it states, a branch never shows its work. */
  readonly isCertain?: boolean | undefined
}

/** What a workflow's steps refer to. */
export interface WiredParts {
  skill(id: string): Pick<Skill, 'input' | 'output' | 'optionalOutput'> | undefined
  workflow(id: string): Workflow | undefined
}

/**
 * Where the names of artifacts do not meet: an edge or a gate that names what nothing makes, or what
 * only a branch beside it makes; a skill or a map that needs what it is not handed; an outcome that is
 * never made. Workflows inside of nodes are looked into, with what their node is handed. Pure.
 *
 * @example
 * wiringProblems(scenario, workflow, { skill: (id) => skills.get(id), workflow: (id) => workflows.get(id) })
 */
export function wiringProblems(
  scenario: Scenario,
  workflow: Workflow,
  parts: WiredParts,
): readonly WiringProblem[] {
  const inputs = Object.keys(scenario.inputs)
  const { problems, known } = workflowWiring(workflow, parts, {
    handed: inputs,
    seen: [],
    at: '',
    within: [],
  })
  return [
    ...problems,
    ...Object.keys(scenario.outcomes).flatMap((artifact) =>
      known.has(artifact)
        ? []
        : [
            {
              at: 'outcome',
              artifact,
              say: `${artifact} is made by no step that is known to make it.${suggest(artifact, known)}`,
            },
          ],
    ),
  ]
}

interface Around {
  /** What its first nodes are handed. */
  readonly handed: readonly string[]
  /** What else is seen from inside. */
  readonly seen: readonly string[]
  /** What goes before the names of its steps. */
  readonly at: string
  /** The workflows that hold it. */
  readonly within: readonly string[]
}

function workflowWiring(
  workflow: Workflow,
  parts: WiredParts,
  around: Around,
): { readonly problems: readonly WiringProblem[]; readonly known: ReadonlySet<string> } {
  const made = new Map(workflow.nodes.map((node) => [node.id, madeBy(node, parts)]))
  const known = new Set([...around.handed, ...around.seen, ...[...made.values()].flat()])
  const wiring: Wiring = { workflow, parts, around, made, known }
  const problems = [
    ...workflow.edges.flatMap(({ from, to, carries }) =>
      carries.flatMap((artifact) =>
        unknown(wiring, {
          at: `edge ${around.at}${from}→${to}`,
          node: from,
          artifact,
          does: 'carries',
        }),
      ),
    ),
    ...workflow.nodes.flatMap((node) => nodeWiring(wiring, node)),
    ...Object.keys(workflow.artifacts ?? {}).flatMap((artifact) =>
      known.has(artifact)
        ? []
        : [
            {
              at: `artifacts of ${workflow.id}`,
              artifact,
              say: `declares fields of ${artifact}, which no step is known to make.${suggest(artifact, known)}`,
            },
          ],
    ),
  ]
  return { problems, known }
}

interface Wiring {
  readonly workflow: Workflow
  readonly parts: WiredParts
  readonly around: Around
  readonly made: ReadonlyMap<string, readonly string[]>
  readonly known: ReadonlySet<string>
}

function madeBy({ actor, produces }: WorkflowNode, parts: WiredParts): readonly string[] {
  if (actor.kind !== 'skill') return produces
  const { output = [], optionalOutput = [] } = parts.skill(actor.skill) ?? {}
  return [...output, ...optionalOutput, ...produces]
}

/** An artifact that is asked for at a node and that nothing makes, or only a branch beside it. */
function unknown(
  { workflow, around, made, known }: Wiring,
  asked: {
    readonly at: string
    readonly node: string
    readonly artifact: string
    readonly does: string
  },
): readonly WiringProblem[] {
  const { at, node, artifact, does } = asked
  if (workflow.nodes.some(({ id, map }) => id === node && map?.as === artifact)) return []
  if (!known.has(artifact)) {
    const say = `${does} ${artifact}, which no step is known to make.${suggest(artifact, known)}`
    return [{ at, artifact, say }]
  }
  if (around.handed.includes(artifact) || around.seen.includes(artifact)) return []
  const graph = workflowGraph(workflow)
  const makers = [...made].flatMap(([id, names]) => (names.includes(artifact) ? [id] : []))
  if (makers.some((maker) => mayBeSeenFrom(graph, maker, node))) return []
  const say = `${does} ${artifact}, which only ${makers.join(' and ')} makes, in a branch beside it: it is handed on at the join, and not seen before.`
  return [{ at, artifact, say, isCertain: true }]
}

function nodeWiring(wiring: Wiring, node: WorkflowNode): readonly WiringProblem[] {
  const { around } = wiring
  const at = `step ${around.at}${node.id}`
  const handed = handedTo(wiring, node)
  const needs = (artifact: string, does: string): readonly WiringProblem[] =>
    handed.includes(artifact)
      ? []
      : [
          {
            at,
            artifact,
            say: `${does} ${artifact} and is handed ${handed.join(', ') || 'nothing'}.${suggest(artifact, handed)}`,
          },
        ]
  const { actor, map, gate } = node
  return [
    ...(gate
      ? unknown(wiring, { at, node: node.id, artifact: gate.on, does: 'has its gate look at' })
      : []),
    ...(map ? needs(map.over, 'maps over') : []),
    ...(actor.kind === 'skill'
      ? (wiring.parts.skill(actor.skill)?.input ?? [])
          .filter((artifact) => artifact !== map?.as)
          .flatMap((artifact) => needs(artifact, 'needs'))
      : []),
    ...(actor.kind === 'workflow' ? innerWiring(wiring, node, actor.workflow) : []),
  ]
}

/** What forward edges hand a node; where none leads to it, what its workflow is handed. */
function handedTo({ workflow, around }: Wiring, node: WorkflowNode): readonly string[] {
  const into = workflow.edges.filter(({ to, kind }) => to === node.id && kind !== 'feedback')
  return into.length > 0 ? into.flatMap(({ carries }) => carries) : around.handed
}

function innerWiring(wiring: Wiring, node: WorkflowNode, id: string): readonly WiringProblem[] {
  const { around, parts } = wiring
  const inner = around.within.includes(id) ? undefined : parts.workflow(id)
  if (!inner) return []
  const handed = handedTo(wiring, node)
  const { problems, known } = workflowWiring(inner, parts, {
    handed: node.map ? [...handed, node.map.as] : handed,
    seen: [...wiring.known],
    at: `${around.at}${node.id}/`,
    within: [...around.within, id],
  })
  const within = new Set(inner.nodes.flatMap((each) => madeBy(each, parts)))
  return [
    ...problems,
    ...node.produces.flatMap((artifact) =>
      within.has(artifact)
        ? []
        : [
            {
              at: `step ${around.at}${node.id}`,
              artifact,
              say: `gives back ${artifact}, which no step of ${id} is known to make.${suggest(artifact, known)}`,
            },
          ],
    ),
  ]
}

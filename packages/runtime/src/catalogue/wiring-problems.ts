import type { Scenario, Skill, Workflow, WorkflowNode } from '@fcc/contracts'
import { suggest } from '@fcc/plugin-api'

/** Something that a scenario's workflow asks for and no step is known to make. */
export interface WiringProblem {
  /** `edge draft→check carries`, `step check`, `outcome`. */
  readonly at: string
  /** The artifact as it was written. */
  readonly artifact: string
  readonly say: string
}

/**
 * Where the names of artifacts do not meet: an edge or a gate that names what nothing makes, a skill
 * that needs what it is not handed, an outcome that is never made. A skill may make more than it states,
 * so that this is a suspicion and no proof, except for what a skill needs. Pure.
 *
 * @example
 * wiringProblems(scenario, workflow, (id) => skills.get(id))
 */
export function wiringProblems(
  scenario: Scenario,
  workflow: Workflow,
  skill: (id: string) => Pick<Skill, 'input' | 'output' | 'optionalOutput'> | undefined,
): readonly WiringProblem[] {
  const inputs = Object.keys(scenario.inputs)
  const madeBy = ({ actor, produces }: WorkflowNode): readonly string[] => {
    if (actor.kind !== 'skill') return produces
    const { output = [], optionalOutput = [] } = skill(actor.skill) ?? {}
    return [...output, ...optionalOutput, ...produces]
  }
  const known = new Set([...inputs, ...workflow.nodes.flatMap(madeBy)])
  const unknown = (at: string, artifact: string, say: string): readonly WiringProblem[] =>
    known.has(artifact) ? [] : [{ at, artifact, say: `${say}${suggest(artifact, known)}` }]

  return [
    ...workflow.edges.flatMap(({ from, to, carries }) =>
      carries.flatMap((artifact) =>
        unknown(
          `edge ${from}→${to}`,
          artifact,
          `carries ${artifact}, which no step is known to make.`,
        ),
      ),
    ),
    ...workflow.nodes.flatMap((node) => [
      ...(node.gate
        ? unknown(
            `step ${node.id}`,
            node.gate.on,
            `has its gate look at ${node.gate.on}, which no step is known to make.`,
          )
        : []),
      ...unmetNeeds(workflow, node, inputs, skill),
    ]),
    ...Object.keys(scenario.outcomes).flatMap((artifact) =>
      unknown('outcome', artifact, `${artifact} is made by no step that is known to make it.`),
    ),
  ]
}

/** What a skill needs and no forward edge hands it; where none leads to it, it gets the run's inputs. */
function unmetNeeds(
  workflow: Workflow,
  node: WorkflowNode,
  inputs: readonly string[],
  skill: (id: string) => Pick<Skill, 'input'> | undefined,
): readonly WiringProblem[] {
  if (node.actor.kind !== 'skill') return []
  const into = workflow.edges.filter(({ to, kind }) => to === node.id && kind !== 'feedback')
  const handed = into.length > 0 ? into.flatMap(({ carries }) => carries) : inputs
  return (skill(node.actor.skill)?.input ?? [])
    .filter((artifact) => !handed.includes(artifact))
    .map((artifact) => ({
      at: `step ${node.id}`,
      artifact,
      say: `needs ${artifact} and is handed ${handed.join(', ') || 'nothing'}.${suggest(artifact, handed)}`,
    }))
}

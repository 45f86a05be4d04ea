import type { Workflow, WorkflowNode } from './workflow.ts'
import type { WorkflowProblem } from './workflow-problems.ts'

/**
 * Faults of joins, maps, conditions and feedback: a join that can never be satisfied, a bound that
 * is none, a feedback edge that would leave its branch. Pure.
 */
export function branchProblems(workflow: Workflow): readonly WorkflowProblem[] {
  return [
    ...workflow.nodes.flatMap((node, index) => [
      ...nodeProblems(node, index),
      ...joinProblems(workflow, node, index),
    ]),
    ...feedbackProblems(workflow),
  ]
}

function nodeProblems(node: WorkflowNode, index: number): readonly WorkflowProblem[] {
  const at = (part: string): WorkflowProblem['path'] => ['nodes', index, part]
  const problems: WorkflowProblem[] = []
  // An instance is named by its node, its item and what holds it: `review[2]/draft`.
  if (/[/[\]]/.test(node.id)) {
    problems.push({ message: `the name ${node.id} has a slash or a bracket in it`, path: at('id') })
  }
  if (node.actor.kind === 'workflow' && node.produces.length === 0) {
    problems.push({
      message: `node ${node.id} gives nothing back: produces names what of its workflow it gives`,
      path: at('produces'),
    })
  }
  const { map } = node
  if (!map) return problems
  if (!Number.isSafeInteger(map.atMost) || map.atMost < 1) {
    problems.push({
      message: `the map of node ${node.id} has no bound: at_most is the most items its list may have`,
      path: ['nodes', index, 'map', 'at_most'],
    })
  } else if (typeof map.join === 'number' && map.join > map.atMost) {
    problems.push({
      message: `the map of node ${node.id} joins ${map.join} branches and has ${map.atMost} at most`,
      path: ['nodes', index, 'map', 'join'],
    })
  }
  return problems
}

function joinProblems(
  workflow: Workflow,
  { id, join }: WorkflowNode,
  index: number,
): readonly WorkflowProblem[] {
  if (join === undefined) return []
  const from = workflow.edges.filter(({ to, kind }) => to === id && kind !== 'feedback')
  const branches = new Set(from.map((edge) => edge.from)).size
  const path = ['nodes', index, 'join']
  if (branches === 0) {
    return [{ message: `node ${id} joins branches, and no forward edge leads to it`, path }]
  }
  if (typeof join !== 'number' || join <= branches) return []
  return [{ message: `node ${id} joins ${join} branches, and ${branches} lead to it`, path }]
}

function feedbackProblems({ nodes, edges }: Workflow): readonly WorkflowProblem[] {
  const mapped = new Set(nodes.filter(({ map }) => map).map(({ id }) => id))
  return edges.flatMap(({ from, to, kind }, index) =>
    kind === 'feedback' && mapped.has(from) && from !== to
      ? [
          {
            message: `the feedback edge ${from}→${to} leaves the branch of an item: from a map, feedback leads to the map's own node`,
            path: ['edges', index, 'to'],
          },
        ]
      : [],
  )
}

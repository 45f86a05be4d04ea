import { branchProblems } from './branch-problems.ts'
import type { Workflow } from './workflow.ts'

/** A fault in a graph, with the path of the value that bears it. */
export interface WorkflowProblem {
  readonly message: string
  readonly path: readonly (string | number)[]
}

/** Faults that the shape alone does not show: doubled or unknown nodes, forward cycles, nodes never reached. */
export function workflowProblems(workflow: Workflow): readonly WorkflowProblem[] {
  const problems: WorkflowProblem[] = []
  const ids = new Set<string>()
  workflow.nodes.forEach((node, index) => {
    if (ids.has(node.id)) {
      problems.push({ message: `node ${node.id} is there twice`, path: ['nodes', index, 'id'] })
    }
    ids.add(node.id)
  })
  if (!ids.has(workflow.start)) {
    problems.push({ message: `start names ${workflow.start}, which is no node`, path: ['start'] })
  }
  workflow.edges.forEach((edge, index) => {
    for (const end of ['from', 'to'] as const) {
      if (!ids.has(edge[end])) {
        problems.push({ message: `${edge[end]} is no node`, path: ['edges', index, end] })
      }
    }
  })
  if (problems.length > 0) return problems
  return [...cycleProblems(workflow), ...reachProblems(workflow), ...branchProblems(workflow)]
}

function forwardTargets(workflow: Workflow): Map<string, string[]> {
  const targets = new Map<string, string[]>()
  for (const edge of workflow.edges) {
    if (edge.kind === 'feedback') continue
    targets.set(edge.from, [...(targets.get(edge.from) ?? []), edge.to])
  }
  return targets
}

function cycleProblems(workflow: Workflow): readonly WorkflowProblem[] {
  const targets = forwardTargets(workflow)
  const finished = new Set<string>()
  const path: string[] = []
  let cycle: readonly string[] | undefined
  const visit = (node: string): void => {
    if (cycle || finished.has(node)) return
    const seenAt = path.indexOf(node)
    if (seenAt >= 0) {
      cycle = [...path.slice(seenAt), node]
      return
    }
    path.push(node)
    for (const next of targets.get(node) ?? []) visit(next)
    path.pop()
    finished.add(node)
  }
  for (const node of workflow.nodes) visit(node.id)
  if (!cycle) return []
  return [{ message: `forward edges make a cycle: ${cycle.join(' → ')}`, path: ['edges'] }]
}

function reachProblems(workflow: Workflow): readonly WorkflowProblem[] {
  const targets = forwardTargets(workflow)
  const reached = new Set<string>([workflow.start])
  const queue = [workflow.start]
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of targets.get(node) ?? []) {
      if (!reached.has(next)) {
        reached.add(next)
        queue.push(next)
      }
    }
  }
  return workflow.nodes.flatMap((node, index) =>
    reached.has(node.id)
      ? []
      : [
          {
            message: `node ${node.id} is never reached from ${workflow.start} by forward edges`,
            path: ['nodes', index, 'id'],
          },
        ],
  )
}

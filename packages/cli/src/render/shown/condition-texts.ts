import type { WorkflowEdge, WorkflowNode } from '@fcc/contracts'

/**
 * How a node joins, what it is done for and how long it may take, in words.
 *
 * @example
 * conditionTexts({ join: 'any' }) // ['joins any']
 */
export function conditionTexts({
  join,
  map,
  timeLimitMs,
}: Pick<WorkflowNode, 'join' | 'map' | 'timeLimitMs'>): readonly string[] {
  return [
    ...(join === undefined ? [] : [`joins ${join}`]),
    ...(map === undefined
      ? []
      : [
          `each ${map.as} of ${[map.over, ...map.field].join('.')}, at most ${map.atMost}, joins ${map.join}`,
        ]),
    ...(timeLimitMs === undefined ? [] : [`within ${timeLimitMs} ms`]),
  ]
}

/** When an edge is taken and how often, in words. */
export function edgeTexts({
  kind,
  when,
  atMost,
}: Pick<WorkflowEdge, 'kind' | 'when' | 'atMost'>): readonly string[] {
  return [
    ...(when === undefined ? [] : [`when ${when}`]),
    ...(kind === 'feedback' ? [`at most ${atMost}`] : []),
  ]
}

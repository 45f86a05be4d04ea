/** Who must follow whom: id → ids that come before it. */
export type Precedence = ReadonlyMap<string, readonly string[]>

/**
 * Depth-first topological sort (Tarjan 1976) that visits ids in their own order, so that the
 * result depends on the graph alone. Ids that nothing maps to are ignored. What has no order is given
 * as cycles, each once, beginning and ending with its smallest id.
 */
export function sortPlugins(precedence: Precedence) {
  const done = new Set<string>()
  const cycles = new Map<string, readonly string[]>()
  const trail: string[] = []
  const visit = (id: string): void => {
    const before = precedence.get(id)
    if (before === undefined || done.has(id)) return
    const start = trail.indexOf(id)
    if (start >= 0) {
      const cycle = fromSmallest(trail.slice(start))
      cycles.set(cycle.join(' '), cycle)
      return
    }
    trail.push(id)
    before.toSorted().forEach(visit)
    trail.pop()
    done.add(id)
  }
  ;[...precedence.keys()].sort().forEach(visit)
  return { order: [...done], cycles: [...cycles.values()] }
}

function fromSmallest(circle: readonly string[]): readonly string[] {
  const start = circle.indexOf(circle.toSorted()[0] ?? '')
  return [...circle.slice(start), ...circle.slice(0, start + 1)]
}

import { compare } from './candidates.ts'

/** Who must follow whom: id → ids that come before it. */
export type Precedence = ReadonlyMap<string, readonly string[]>

/** An order, and the circles that have none. */
export interface Sorted {
  readonly order: readonly string[]
  /** Each circle once, beginning and ending with its smallest id. */
  readonly cycles: readonly (readonly string[])[]
}

/**
 * Depth-first topological sort (Tarjan 1976) that visits ids in their own order, so that the
 * result depends on the graph alone. Ids that nothing maps to are ignored.
 */
export function sortPlugins(precedence: Precedence): Sorted {
  const order: string[] = []
  const cycles = new Map<string, readonly string[]>()
  const done = new Set<string>()
  const trail: string[] = []
  const visit = (id: string): void => {
    if (done.has(id)) return
    const start = trail.indexOf(id)
    if (start >= 0) {
      const cycle = fromSmallest(trail.slice(start))
      cycles.set(cycle.join(' '), cycle)
      return
    }
    trail.push(id)
    for (const before of [...(precedence.get(id) ?? [])].sort(compare)) {
      if (precedence.has(before)) visit(before)
    }
    trail.pop()
    done.add(id)
    order.push(id)
  }
  for (const id of [...precedence.keys()].sort(compare)) visit(id)
  return { order, cycles: [...cycles.values()] }
}

function fromSmallest(circle: readonly string[]): readonly string[] {
  const smallest = [...circle].sort(compare)[0] ?? ''
  const start = circle.indexOf(smallest)
  return [...circle.slice(start), ...circle.slice(0, start), smallest]
}

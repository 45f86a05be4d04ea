import type { AloneStart } from './start-alone.ts'

/** What one plugin contributed, as text: point and id → the data part of the value. */
export type WrittenContributions = ReadonlyMap<string, string>

/** Writes down what a plugin contributed, functions by their names, for comparing two starts. */
export function writeContributions(
  { kernels }: Pick<AloneStart, 'kernels'>,
  pluginId: string,
): WrittenContributions {
  const written = new Map<string, string>()
  for (const kernel of kernels) {
    if (kernel.state !== 'ready') continue
    for (const point of [...kernel.points.values()].filter(({ scope }) => scope === kernel.scope)) {
      for (const { id, value, origin } of kernel.contributions(point)) {
        if (origin.pluginId === pluginId) written.set(`${point.id} ${id}`, dataText(value))
      }
    }
  }
  return written
}

/** What two starts gave differently: ids that only one has, and data that changed. */
export function differences(
  one: WrittenContributions,
  two: WrittenContributions,
): readonly string[] {
  return [...new Set([...one.keys(), ...two.keys()])].flatMap((key) => {
    if (!two.has(key)) return [`${key} is missing`]
    if (!one.has(key)) return [`${key} is new`]
    return one.get(key) === two.get(key) ? [] : [`${key} has other data`]
  })
}

function dataText(value: unknown): string {
  const seen = new Set<unknown>()
  return (
    JSON.stringify(value, (_, member: unknown) => {
      if (typeof member === 'function') return `function ${member.name}`
      if (typeof member === 'bigint') return `${member}n`
      if (typeof member !== 'object' || member === null) return member
      if (seen.has(member)) return 'again'
      seen.add(member)
      return member
    }) ?? String(value)
  )
}

/** Names of tools in letters that a grammar takes, and back. */
export interface ToolNames {
  toWire(name: string): string
  /** The tool that a name stands for; itself where it stands for none. */
  fromWire(name: string): string
}

/**
 * Names of a request's tools in letters, digits and underscores; two are never one. Pure.
 *
 * @example
 * toolNames(['acme/search']).toWire('acme/search') // 'acme_search'
 */
export function toolNames(names: readonly string[]): ToolNames {
  const from = new Map<string, string>()
  const to = new Map<string, string>()
  for (const name of new Set(names)) {
    const plain = name.replace(/[^A-Za-z0-9_]/g, '_') || '_'
    let wire = plain
    for (let next = 2; from.has(wire); next++) wire = `${plain}_${next}`
    from.set(wire, name)
    to.set(name, wire)
  }
  return { toWire: (name) => to.get(name) ?? name, fromWire: (name) => from.get(name) ?? name }
}

/** The longest name of a tool that every wire takes, in characters. */
const MAX_NAME = 64

/** Names as the wire has them, and back. */
export interface WireNames {
  toWire(name: string): string
  /** The name that a wire's name stands for; itself where it stands for none. */
  fromWire(name: string): string
}

/**
 * Names of tools in the letters that every wire takes: letters, digits, hyphens and underscores, 64 at
 * most. Two of a request are never one. Pure.
 *
 * @example
 * wireNames(['acme/search']).toWire('acme/search') // 'acme_search'
 */
export function wireNames(names: readonly string[]): WireNames {
  const to = new Map<string, string>()
  const from = new Map<string, string>()
  for (const name of names) {
    if (to.has(name)) continue
    const plain = plainName(name)
    let wire = plain
    for (let next = 2; from.has(wire); next++) {
      const end = `_${next}`
      wire = `${plain.slice(0, MAX_NAME - end.length)}${end}`
    }
    to.set(name, wire)
    from.set(wire, name)
  }
  return {
    toWire: (name) => to.get(name) ?? plainName(name),
    fromWire: (name) => from.get(name) ?? name,
  }
}

/** A name in those letters; two may give the same one. */
export function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, MAX_NAME) || '_'
}

/** Names of tools as one side has them, and back. */
export interface WireNames {
  toWire(name: string): string
  /** The name that a wire's name stands for; itself where it stands for none. */
  fromWire(name: string): string
}

/** The names that a wire, or a grammar, takes. */
export interface WireNameForm {
  /** What it takes none of; each becomes an underscore. Global. */
  readonly other: RegExp
  /** The longest name that it takes, in characters. */
  readonly longest: number
}

/**
 * Names of tools in letters that the other side takes: those of the Responses, chat and Messages wires (letters,
 * digits, hyphens and underscores, 64 at most) where nothing else is said. Two of a request are never one. Pure.
 *
 * @example
 * wireNames(['acme/search']).toWire('acme/search') // 'acme_search'
 */
export function wireNames(names: readonly string[], form: WireNameForm = WIRE_FORM): WireNames {
  const to = new Map<string, string>()
  const from = new Map<string, string>()
  for (const name of names) {
    if (to.has(name)) continue
    const plain = wireName(name, form)
    let wire = plain
    for (let next = 2; from.has(wire); next++) {
      const end = `_${next}`
      wire = `${plain.slice(0, form.longest - end.length)}${end}`
    }
    to.set(name, wire)
    from.set(wire, name)
  }
  return {
    toWire: (name) => to.get(name) ?? wireName(name, form),
    fromWire: (name) => from.get(name) ?? name,
  }
}

/** A name in those letters; two may give the same one. */
export function wireName(name: string, { other, longest }: WireNameForm = WIRE_FORM): string {
  return name.replace(other, '_').slice(0, longest) || '_'
}

const WIRE_FORM: WireNameForm = { other: /[^A-Za-z0-9_-]/g, longest: 64 }

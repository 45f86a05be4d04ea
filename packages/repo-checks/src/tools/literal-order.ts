const literal = String.raw`"(?:[^"\\\n]|\\.)*"`
const literalUnion = new RegExp(String.raw`${literal}(?:\s*\|\s*${literal})+`, 'g')
const oneLiteral = new RegExp(literal, 'g')
const enumOfZod = /(ZodEnum<\{\n)((?:[ \t]*[^\n{}]+;\n)+)(?=[ \t]*\})/g

/**
 * Declarations with the members of each union of text literals, and the keys of each `ZodEnum`, in
 * one order. TypeScript writes them in the order in which a build met each literal first, which
 * differs between two builds of the same sources and says nothing of the types.
 *
 * @example
 * withLiteralsInOrder('type Side = "right" | "left"') // 'type Side = "left" | "right"'
 */
export function withLiteralsInOrder(declarations: string): string {
  return declarations
    .replace(enumOfZod, (_, opening: string, keys: string) => {
      const lines = keys.trimEnd().split('\n')
      return `${opening}${lines.toSorted().join('\n')}\n`
    })
    .replace(literalUnion, (union) => {
      const members = union.match(oneLiteral)?.toSorted() ?? []
      let next = 0
      return union.replace(oneLiteral, () => members[next++] ?? '')
    })
}

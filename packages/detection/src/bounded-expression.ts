/**
 * The first construct of an expression's source that has no upper bound, or undefined if all have:
 * `*`, `+`, `{n,}` outside character classes, and back-references. Without these an attempt at one
 * place looks at a bounded stretch of text, so that a scan is linear in the text's length.
 *
 * @example
 * findUnboundedConstruct('a{1,64}@')   // undefined
 * findUnboundedConstruct('a+@')        // '+'
 */
export function findUnboundedConstruct(source: string): string | undefined {
  let inClass = false
  for (let offset = 0; offset < source.length; offset += 1) {
    const character = source[offset]
    if (character === '\\') {
      const escaped = source[offset + 1] ?? ''
      if (!inClass && /[1-9]/.test(escaped)) return `\\${escaped}`
      if (!inClass && escaped === 'k') return '\\k'
      offset += 1
    } else if (inClass) {
      if (character === ']') inClass = false
    } else if (character === '[') inClass = true
    else if (character === '*' || character === '+') return character
    else if (character === '{') {
      const open = /^\{\d+,\}/.exec(source.slice(offset, offset + 16))
      if (open !== null) return open[0]
    }
  }
  return undefined
}

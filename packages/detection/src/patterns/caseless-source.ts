/**
 * The source of an expression that matches the letters of another in either case, where only a part of
 * an expression should ignore case. Escapes and groups are kept.
 *
 * @example
 * caselessSource('pt')   // '[pP][tT]'
 */
export function caselessSource(source: string): string {
  return source.replace(/\\.|[a-z]/gi, (part) =>
    part.length > 1 ? part : `[${part.toLowerCase()}${part.toUpperCase()}]`,
  )
}

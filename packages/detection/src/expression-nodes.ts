/** A part of an expression whose quantifiers are bounded. */
export type ExpressionNode =
  /** Takes one character. */
  | { readonly kind: 'character'; readonly source: string }
  /** Takes nothing, and is decided by what stands before. */
  | { readonly kind: 'behind'; readonly source: string }
  /** Takes nothing, and is decided by the next character or its absence. */
  | { readonly kind: 'edge'; readonly source: string }
  | { readonly kind: 'ahead'; readonly sign: '=' | '!'; readonly of: ExpressionNode }
  | { readonly kind: 'sequence'; readonly parts: readonly ExpressionNode[] }
  | { readonly kind: 'alternatives'; readonly parts: readonly ExpressionNode[] }
  | {
      readonly kind: 'repeated'
      readonly of: ExpressionNode
      readonly least: number
      readonly most: number
      readonly lazy: boolean
    }

/**
 * Takes the source of an expression apart, for those who ask where it may begin or end.
 *
 * @throws SyntaxError for what a pattern may not have: unbounded quantifiers, references
 */
export function readExpression(source: string): ExpressionNode {
  const parser = { source, at: 0 }
  const whole = readAlternatives(parser)
  if (parser.at < source.length) throw new SyntaxError(`Unread from ${parser.at}: ${source}`)
  return whole
}

interface Parser {
  readonly source: string
  at: number
}

function readAlternatives(parser: Parser): ExpressionNode {
  const parts = [readSequence(parser)]
  while (parser.source[parser.at] === '|') {
    parser.at += 1
    parts.push(readSequence(parser))
  }
  return parts.length === 1 ? (parts[0] as ExpressionNode) : { kind: 'alternatives', parts }
}

function readSequence(parser: Parser): ExpressionNode {
  const parts: ExpressionNode[] = []
  while (parser.at < parser.source.length && !'|)'.includes(parser.source[parser.at] as string)) {
    parts.push(readRepeated(parser, readOne(parser)))
  }
  return { kind: 'sequence', parts }
}

const quantifier = /(?:\?|\{(\d+)(?:,(\d+))?\})(\?)?/y

function readRepeated(parser: Parser, of: ExpressionNode): ExpressionNode {
  const found = take(parser, quantifier)
  if (!found) return of
  const [all, least, most = least, lazy] = found
  const bounds = all.startsWith('?')
    ? { least: 0, most: 1 }
    : { least: Number(least), most: Number(most) }
  return { kind: 'repeated', of, ...bounds, lazy: lazy !== undefined }
}

const group = /\((?:\?(?:(:|=|!|<=|<!)|<[\p{ID_Start}_$][\p{ID_Continue}$]*>))?/uy
const edge = /\\[bB]|\$/y
const character =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|[^*+{}()|?$^\\[]/uy

function readOne(parser: Parser): ExpressionNode {
  const start = parser.at
  const opened = take(parser, group)
  if (opened) {
    const of = readAlternatives(parser)
    if (parser.source[parser.at] !== ')') throw new SyntaxError(`Not closed: ${parser.source}`)
    parser.at += 1
    const [, sign] = opened
    if (sign === '=' || sign === '!') return { kind: 'ahead', sign, of }
    const isBehind = sign === '<=' || sign === '<!'
    return isBehind ? { kind: 'behind', source: parser.source.slice(start, parser.at) } : of
  }
  if (parser.source[start] === '^') {
    parser.at += 1
    return { kind: 'behind', source: '^' }
  }
  const edged = take(parser, edge)
  if (edged) return { kind: 'edge', source: edged[0] }
  const one = take(parser, character)
  if (!one) throw new SyntaxError(`Not read at ${start}: ${parser.source}`)
  return { kind: 'character', source: one[0] }
}

function take(parser: Parser, form: RegExp): RegExpExecArray | null {
  form.lastIndex = parser.at
  const found = form.exec(parser.source)
  if (found) parser.at = form.lastIndex
  return found
}

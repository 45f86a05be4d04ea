/**
 * What an expression may still become at the end of a text that is being written: the source of one that matches
 * from wherever an attempt of the first would look beyond the end, up to that end. Where it does not match at a
 * place, the first finds there what it finds however the text continues. Also how far an attempt looks, in
 * characters. Quantifiers are bounded, as in every pattern.
 *
 * @example
 * new RegExp(openExpression('id-\\d{4}').source).exec('badge id-12')?.index   // 6
 */
export function openExpression(source: string): {
  readonly source: string
  readonly reach: number
} {
  const parser = { source, at: 0 }
  const whole = readAlternatives(parser)
  if (parser.at < source.length) throw new SyntaxError(`Unread from ${parser.at}: ${source}`)
  return { source: openOf(whole), reach: reachOf(whole) }
}

type Node =
  /** Takes one character. */
  | { readonly kind: 'character'; readonly source: string }
  /** Takes nothing, and is decided by what stands before. */
  | { readonly kind: 'behind'; readonly source: string }
  /** Takes nothing, and is decided by the next character or its absence. */
  | { readonly kind: 'edge'; readonly source: string }
  | { readonly kind: 'ahead'; readonly sign: '=' | '!'; readonly of: Node }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'alternatives'; readonly parts: readonly Node[] }
  | {
      readonly kind: 'repeated'
      readonly of: Node
      readonly least: number
      readonly most: number
      readonly lazy: boolean
    }

interface Parser {
  readonly source: string
  at: number
}

/** The end of the text, with or without the flag that has `$` match at lines. */
const END = '(?![\\s\\S])'
const NEVER = '(?!)'

function openOf(node: Node): string {
  switch (node.kind) {
    case 'character':
    case 'edge':
      return END
    case 'behind':
      return NEVER
    case 'ahead':
      return openOf(node.of)
    case 'alternatives':
      return `(?:${node.parts.map(openOf).join('|')})`
    case 'sequence':
      return node.parts.reduceRight(
        (rest, part) => `(?:${openOf(part)}|${written(part)}${rest})`,
        NEVER,
      )
    case 'repeated':
      if (node.most === 0) return NEVER
      return `${written({ ...node, least: 0, most: node.most - 1 })}${openOf(node.of)}`
  }
}

/** The expression again, without groups that keep what they matched. */
function written(node: Node): string {
  switch (node.kind) {
    case 'ahead':
      return `(?${node.sign}${written(node.of)})`
    case 'alternatives':
      return `(?:${node.parts.map(written).join('|')})`
    case 'sequence':
      return node.parts.map(written).join('')
    case 'repeated':
      return `(?:${written(node.of)}){${node.least},${node.most}}${node.lazy ? '?' : ''}`
    default:
      return node.source
  }
}

function reachOf(node: Node): number {
  switch (node.kind) {
    case 'character':
    case 'edge':
      return 1
    case 'behind':
      return 0
    case 'ahead':
      return reachOf(node.of)
    case 'alternatives':
      return Math.max(...node.parts.map(reachOf))
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + reachOf(part), 0)
    case 'repeated':
      return node.most * reachOf(node.of)
  }
}

function readAlternatives(parser: Parser): Node {
  const parts = [readSequence(parser)]
  while (parser.source[parser.at] === '|') {
    parser.at += 1
    parts.push(readSequence(parser))
  }
  return parts.length === 1 ? (parts[0] as Node) : { kind: 'alternatives', parts }
}

function readSequence(parser: Parser): Node {
  const parts: Node[] = []
  while (parser.at < parser.source.length && !'|)'.includes(parser.source[parser.at] as string)) {
    parts.push(readRepeated(parser, readOne(parser)))
  }
  return { kind: 'sequence', parts }
}

const quantifier = /(?:\?|\{(\d+)(?:,(\d+))?\})(\?)?/y

function readRepeated(parser: Parser, of: Node): Node {
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

function readOne(parser: Parser): Node {
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

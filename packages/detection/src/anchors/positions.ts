import { type ExpressionNode, readExpression } from '../expression-nodes.ts'
import { complementOf, type SymbolSet, symbolSetOf } from './symbol-sets.ts'
import { SYMBOLS } from './symbols.ts'

/** Copies of a repeated part cost places; beyond so many, or with so many options, any number of rounds may do. */
const MOST_COPIED = 120
const MOST_OPTIONS = 3
/** An expression that takes more places is looked for as it is. */
const MOST_POSITIONS = 6000

/**
 * Every place of an expression at which a character is taken, with what it takes and which places may be next
 * (Glushkov's construction). It takes all that the expression takes and more: what is said by looking around
 * is left out, and long repetitions have no upper bound.
 */
export interface Positions {
  /** What each place takes. */
  readonly takes: Uint8Array[]
  /** Which places may follow each. */
  readonly follow: number[][]
}

/** A part of an expression by its places. */
interface Part {
  readonly nullable: boolean
  readonly first: readonly number[]
  readonly last: readonly number[]
}

/** One expression, or one of its alternatives, among the places of several. */
export interface Placed {
  readonly first: readonly number[]
  readonly last: readonly number[]
  /** What may stand before it. */
  readonly before: Uint8Array
}

export class TooLarge extends Error {}

/**
 * Adds the places of one expression to those that are there. Undefined where it may match without a character, so that
 * nothing can be told from characters.
 *
 * @throws TooLarge, with nothing to be undone: places that nothing leads to are never reached
 */
export function place(
  whole: ExpressionNode,
  flags: string,
  positions: Positions,
  sets: Map<string, SymbolSet>,
): readonly Placed[] | undefined {
  const limit = positions.takes.length + MOST_POSITIONS
  const placed = (whole.kind === 'alternatives' ? whole.parts : [whole]).map(alternative)
  return placed.every((each) => each !== undefined) ? placed : undefined

  /** One of the alternatives of the whole: what stands around each is its own. */
  function alternative(node: ExpressionNode): Placed | undefined {
    const { leading, body, trailing } = edgesOf(node.kind === 'sequence' ? node.parts : [node])
    const main = sequence(body.map((each) => () => build(each)))
    if (main.nullable) return undefined
    const next = behindPart(trailing)
    const all = next === undefined ? main : joined(main, next)
    return { first: all.first, last: all.last, before: beforeOf(leading, main.first) }
  }

  function build(node: ExpressionNode): Part {
    switch (node.kind) {
      case 'character':
        return character(setOf(node.source).may)
      case 'behind':
      case 'edge':
      case 'ahead':
        return NOTHING
      case 'sequence':
        return sequence(node.parts.map((each) => () => build(each)))
      case 'alternatives':
        return either(node.parts.map(build))
      case 'repeated':
        return repeated(node)
    }
  }

  function character(takes: Uint8Array): Part {
    const at = positions.takes.push(takes) - 1
    if (at > limit) throw new TooLarge()
    positions.follow.push([])
    return { nullable: false, first: [at], last: [at] }
  }

  function repeated(node: ExpressionNode & { readonly kind: 'repeated' }): Part {
    if (node.most === 0) return NOTHING
    const size = sizeOf(node.of)
    const copies = node.least * size <= MOST_COPIED ? node.least : 1
    const options = node.most - node.least
    if (copies === node.least && options <= MOST_OPTIONS && options * size <= MOST_COPIED) {
      let rest: Part = NOTHING
      for (let index = 0; index < options; index += 1)
        rest = { ...joined(build(node.of), rest), nullable: true }
      return joined(times(copies), rest)
    }
    if (copies === 0) return { ...looped(build(node.of)), nullable: true }
    return joined(times(copies - 1), looped(build(node.of)))

    function times(count: number): Part {
      return sequence(Array.from({ length: count }, () => () => build(node.of)))
    }
  }

  function looped(part: Part): Part {
    link(part.last, part.first)
    return part
  }

  function sequence(makers: readonly (() => Part)[]): Part {
    return makers.reduce<Part>((done, make) => joined(done, make()), NOTHING)
  }

  function joined(left: Part, right: Part): Part {
    link(left.last, right.first)
    return {
      nullable: left.nullable && right.nullable,
      first: left.nullable ? [...left.first, ...right.first] : left.first,
      last: right.nullable ? [...left.last, ...right.last] : right.last,
    }
  }

  function link(from: readonly number[], to: readonly number[]): void {
    for (const each of from) positions.follow[each]?.push(...to)
  }

  /** What must follow the expression, as a place of its own. */
  function behindPart(aheads: readonly Ahead[]): Part | undefined {
    const excluded = unionOf(
      aheads.filter(({ sign }) => sign === '!').flatMap(({ of }) => singles(of).map(setOf)),
    )
    if (excluded.includes(1)) return character(complementOf(excluded))
    const wanted = aheads.find(({ sign }) => sign === '=')
    if (wanted === undefined) return undefined
    const part = build(wanted.of)
    return part.nullable ? undefined : part
  }

  function beforeOf(behinds: readonly Behind[], first: readonly number[]): Uint8Array {
    const before = new Uint8Array(SYMBOLS).fill(1)
    for (const { isWanted, of } of behinds) {
      if (of.kind === 'edge') {
        // Between two characters of words there is no edge of one.
        const word = setOf('[A-Za-z0-9_]').must
        const isOfWords = first.every(
          (at) => !positions.takes[at]?.some((bit, taken) => bit === 1 && word[taken] !== 1),
        )
        if (isOfWords) for (const [symbol, bit] of word.entries()) if (bit === 1) before[symbol] = 0
        continue
      }
      if (isWanted) {
        const part = build(of)
        if (part.nullable) continue
        const ends = new Uint8Array(SYMBOLS)
        for (const at of part.last)
          for (const [symbol, bit] of (positions.takes[at] as Uint8Array).entries())
            if (bit === 1) ends[symbol] = 1
        for (const [symbol, bit] of ends.entries()) if (bit === 0) before[symbol] = 0
      } else {
        const excluded = unionOf(singles(of).map(setOf))
        for (const [symbol, bit] of excluded.entries()) if (bit === 1) before[symbol] = 0
      }
    }
    return before
  }

  function setOf(source: string): SymbolSet {
    // What a group took is not known from the expression.
    if (/^\\[1-9k]/.test(source)) throw new SyntaxError(`Refers back: ${source}`)
    const key = `${flags}:${source}`
    const set = sets.get(key) ?? symbolSetOf(source, flags)
    sets.set(key, set)
    return set
  }
}

const NOTHING: Part = { nullable: true, first: [], last: [] }

type Ahead = ExpressionNode & { readonly kind: 'ahead' }
interface Behind {
  readonly isWanted: boolean
  readonly of: ExpressionNode
}

/** What is looked at before and behind an expression, apart from what it takes. */
function edgesOf(parts: readonly ExpressionNode[]) {
  let from = 0
  let to = parts.length
  const leading: Behind[] = []
  for (; from < to; from += 1) {
    const part = parts[from]
    if (part?.kind === 'edge' && part.source === '\\b') leading.push({ isWanted: true, of: part })
    if (part?.kind !== 'behind' && part?.kind !== 'edge') break
    if (part.kind === 'edge') continue
    const behind = /^\(\?<([=!])([\s\S]*)\)$/.exec(part.source)
    if (behind)
      leading.push({ isWanted: behind[1] === '=', of: readExpression(behind[2] as string) })
  }
  const trailing: Ahead[] = []
  for (; to > from; to -= 1) {
    const part = parts[to - 1]
    if (part?.kind !== 'ahead') break
    trailing.push(part)
  }
  return { leading, body: parts.slice(from, to), trailing }
}

/** Those alternatives that are one character, by their sources. */
function singles(node: ExpressionNode): readonly string[] {
  if (node.kind === 'character') return [node.source]
  if (node.kind === 'alternatives') return node.parts.flatMap(singles)
  if (node.kind === 'sequence' && node.parts.length === 1)
    return singles(node.parts[0] as ExpressionNode)
  return []
}

function unionOf(sets: readonly SymbolSet[]): Uint8Array {
  const union = new Uint8Array(SYMBOLS)
  for (const { must } of sets)
    for (const [symbol, bit] of must.entries()) if (bit === 1) union[symbol] = 1
  return union
}

function either(parts: readonly Part[]): Part {
  return {
    nullable: parts.some(({ nullable }) => nullable),
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
  }
}

function sizeOf(node: ExpressionNode): number {
  switch (node.kind) {
    case 'character':
      return 1
    case 'sequence':
    case 'alternatives':
      return node.parts.reduce((sum, part) => sum + sizeOf(part), 0)
    case 'repeated':
      return sizeOf(node.of) * Math.max(1, node.least)
    default:
      return 0
  }
}

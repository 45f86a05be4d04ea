import { type Automaton, automatonOf } from './anchors/automaton.ts'
import type { Pattern } from './define-pattern.ts'

/** Patterns that are looked for together, made ready once. */
export interface PatternSet {
  readonly patterns: readonly Pattern[]
  readonly automaton: Automaton
  /** One expression as it is tried at one place. */
  tried(index: number): RegExp
  /** The same with its groups, where a match is weighed by them. To be asked for behind the other. */
  grouped(index: number): RegExp | undefined
}

/**
 * How many characters are looked through for the same list of patterns before it is worth making it ready: about as
 * many as cost by searching what a set saves later, so that a process pays at most twice what it had to.
 */
export const WORTH = 250_000

interface Seen {
  readonly patterns: readonly Pattern[]
  looked: number
  set: PatternSet | undefined
}

const known = new WeakMap<readonly Pattern[], Seen>()

/**
 * The set of a list of patterns. Undefined while little was looked through for it: to make it takes as long as to
 * look for its expressions in a hundred pages.
 */
export function patternSetFor(
  patterns: readonly Pattern[],
  characters: number,
): PatternSet | undefined {
  let seen = known.get(patterns)
  if (seen === undefined || !isSame(seen.patterns, patterns)) {
    seen = { patterns: [...patterns], looked: 0, set: undefined }
    known.set(patterns, seen)
  }
  seen.looked += characters
  if (seen.set === undefined && seen.looked >= WORTH) seen.set = setOf(seen.patterns)
  return seen.set
}

/** A list that somebody changed is another. */
function isSame(left: readonly Pattern[], right: readonly Pattern[]): boolean {
  return left.length === right.length && left.every((pattern, index) => pattern === right[index])
}

function setOf(patterns: readonly Pattern[]): PatternSet {
  const tried: (RegExp | undefined)[] = []
  const grouped: (RegExp | undefined)[] = []
  return {
    patterns,
    automaton: automatonOf(patterns.map(({ compiled }) => compiled)),
    // Most expressions of a process are never tried: each is made when it is.
    tried(index) {
      const known = tried[index]
      if (known !== undefined) return known
      const { compiled, hasValueGroup } = patterns[index] as Pattern
      if (/\(\?<[^=!]/.test(compiled.source))
        grouped[index] = sticky(compiled, hasValueGroup ? 'd' : '')
      const made = sticky(compiled, '')
      tried[index] = made
      return made
    },
    grouped: (index) => grouped[index],
  }
}

function sticky({ source, flags }: RegExp, more: string): RegExp {
  return new RegExp(source, `${flags.replace(/[gd]/g, '')}y${more}`)
}

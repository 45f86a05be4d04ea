import { readExpression } from '../expression-nodes.ts'
import { type Placed, type Positions, place, TooLarge } from './positions.ts'
import type { SymbolSet } from './symbol-sets.ts'
import { letters, SYMBOLS } from './symbols.ts'

/** The state from which nothing can match any more. */
export const DEAD = 0
/** A step that was not made yet. */
export const UNKNOWN = 0xffff
/** A step for which no more states are made. */
export const FULL = 0xfffe
/** States are made as texts need them, up to this number: some 4 MB for the largest set of patterns. */
const MOST_STATES = 8_000
/** When all states are made, they are forgotten if the texts read since then had at least so many characters. */
const LEAST_READ = 1_000_000
const NONE: readonly number[] = []

/**
 * Says where expressions may begin, for all of several at once: read from a place on, character by character, it
 * tells which of them may match there. What it does not name cannot match; what it names may.
 */
export interface Automaton {
  /** All that it tells of, by index. */
  readonly all: readonly number[]
  /** Those that are to be looked for in another way, by index. */
  readonly untold: readonly number[]
  /** To be called before a text of a length is read: states of before may be forgotten. */
  start(length: number): void
  /** The state behind one symbol with another before it, or FULL. */
  begin(before: number, symbol: number): number
  /** The state behind a further symbol, or FULL. */
  step(state: number, symbol: number): number
  /** What was found out so far; not to be kept, for it grows. */
  tables(): Tables
  /** Which expressions may match, now that a state is reached. */
  told(state: number): readonly number[]
  /** Which may still match from a state on. */
  open(state: number): readonly number[]
}

interface State {
  readonly at: readonly number[]
  readonly told: readonly number[]
  open: readonly number[] | undefined
}

/** The states behind states, and which of them tell something. */
export interface Tables {
  /** By the symbol before, then by the first one. */
  readonly beginnings: Uint16Array
  /** By state, then by symbol. */
  readonly table: Uint16Array
  readonly telling: Uint8Array
}

/**
 * Makes the automaton of expressions. Those that cannot be taken apart or are too large are `untold`.
 *
 * @param mostStates how many states are made at most; what has none is tried wherever it may begin
 */
export function automatonOf(
  expressions: readonly RegExp[],
  mostStates: number = MOST_STATES,
): Automaton {
  const positions: Positions = { takes: [], follow: [] }
  const sets = new Map<string, SymbolSet>()
  const ownerOf: number[] = []
  const untold: number[] = []
  const placed: (readonly Placed[])[] = expressions.map(({ source, flags }, index) => {
    const found = placedOf(source, flags)
    while (ownerOf.length < positions.takes.length) ownerOf.push(index)
    if (found !== undefined && !found.some(beginsInWords)) return found
    untold.push(index)
    return []
  })
  const accepting = new Uint8Array(positions.takes.length)
  for (const each of placed.flat()) for (const at of each.last) accepting[at] = 1
  const alike = alikeAmong([...positions.takes, ...placed.flat().map(({ before }) => before)])

  let states: State[] = []
  let table = new Uint16Array(0)
  const telling = new Uint8Array(mostStates)
  let readSince = 0
  const numbers = new Map<string, number>()
  const beginnings = new Uint16Array(SYMBOLS * SYMBOLS)
  const marks = new Uint32Array(positions.takes.length)
  let mark = 0
  forget()

  return {
    all: expressions.map((_, index) => index).filter((index) => placed[index]?.length !== 0),
    untold,
    start(length) {
      if (states.length >= mostStates && readSince >= LEAST_READ) forget()
      readSince += length
    },
    begin(before, symbol) {
      const first = placed.flat().flatMap((each) => (each.before[before] === 1 ? each.first : []))
      const state = behind(first, symbol)
      for (const earlier of alike[before] as number[])
        for (const same of alike[symbol] as number[]) beginnings[earlier * SYMBOLS + same] = state
      return state
    },
    step(state, symbol) {
      const next = behind(states[state]?.at ?? NONE, symbol)
      for (const same of alike[symbol] as number[]) table[state * SYMBOLS + same] = next
      return next
    },
    tables: () => ({ beginnings, table, telling }),
    told: (state) => states[state]?.told ?? NONE,
    open(state) {
      const found = states[state]
      if (found === undefined) return NONE
      found.open ??= [...new Set(found.at.map((at) => ownerOf[at] as number))]
      return found.open
    },
  }

  function forget(): void {
    states = []
    table = new Uint16Array(0)
    readSince = 0
    numbers.clear()
    beginnings.fill(UNKNOWN)
    stateOf(NONE, NONE)
  }

  /** Of what may begin between two letters every letter of a text would have to be tried: a search is as good. */
  function beginsInWords({ before, first }: Placed): boolean {
    return before.some(
      (bit, symbol) =>
        bit === 1 &&
        letters[symbol] !== 0 &&
        first.some((at) =>
          positions.takes[at]?.some(
            (takes, taken) => takes === 1 && letters[taken] === letters[symbol],
          ),
        ),
    )
  }

  function placedOf(source: string, flags: string): readonly Placed[] | undefined {
    // Sets of sets are read by nobody here.
    if (flags.includes('v')) return undefined
    try {
      return place(readExpression(source), flags, positions, sets)
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof TooLarge) return undefined
      throw error
    }
  }

  /** The state behind places that may take a symbol. */
  function behind(at: readonly number[], symbol: number): number {
    const told = new Set<number>()
    const taking = at.filter((each) => positions.takes[each]?.[symbol] === 1)
    for (const each of taking) if (accepting[each] === 1) told.add(ownerOf[each] as number)
    const next: number[] = []
    mark += 1
    for (const each of taking) {
      // Of what may match already, nothing more has to be known.
      if (told.has(ownerOf[each] as number)) continue
      for (const follower of positions.follow[each] as number[]) {
        if (marks[follower] === mark) continue
        marks[follower] = mark
        next.push(follower)
      }
    }
    if (next.length === 0 && told.size === 0) return DEAD
    next.sort((left, right) => left - right)
    return stateOf(next, [...told])
  }

  function stateOf(at: readonly number[], told: readonly number[]): number {
    const key = `${told.join()};${at.join()}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = states.length
    if (number >= mostStates) return FULL
    states.push({ at, told, open: undefined })
    telling[number] = told.length > 0 ? 1 : 0
    numbers.set(key, number)
    if (table.length < states.length * SYMBOLS) {
      const grown = new Uint16Array(Math.max(64, states.length * 2) * SYMBOLS).fill(UNKNOWN)
      grown.set(table)
      table = grown
    }
    if (at.length === 0) table.fill(DEAD, number * SYMBOLS, (number + 1) * SYMBOLS)
    return number
  }
}

/** For each symbol those that no set tells apart from it. */
function alikeAmong(sets: readonly Uint8Array[]): readonly (readonly number[])[] {
  // Places of one character of an expression share what they take.
  const distinct = [...new Set(sets)]
  const groups = Map.groupBy(Array.from({ length: SYMBOLS }).keys(), (symbol) =>
    distinct.map((set) => set[symbol]).join(''),
  )
  const alike: (readonly number[])[] = []
  for (const group of groups.values()) for (const symbol of group) alike[symbol] = group
  return alike
}

import type { Steps } from '@fcc/plugin-api'
import { type Automaton, DEAD, FULL, UNKNOWN } from './automaton.ts'
import { EDGE, KINDS, SYMBOLS, type SymbolText } from './symbols.ts'

/** From one place no more characters are read than this; what is open then is tried. */
const MOST_READ = 64
/** From how many places is read in one step. */
const STEP = 512
/** How many characters of prose there are for each place at which something may begin. */
const CHARACTERS_OF_A_START = 3

/** What is done with a place at which an expression may match; gives what that cost, in characters that are read. */
type Take = (expression: number, at: number) => number

/**
 * Reads the symbols of a text once and hands over every place at which an expression may match, from the first to the
 * last, with the index of the expression. Linear in the text's length, whatever the text.
 */
export function* eachCandidate(text: SymbolText, automaton: Automaton, take: Take): Steps<void> {
  const { length } = text.starts
  automaton.start(text.symbols.length)
  for (let from = 0; from < length; from += STEP) {
    const to = Math.min(length, from + STEP)
    const cost = readOn(text, from, to, automaton, take)
    yield (to - from) * CHARACTERS_OF_A_START + cost
  }
}

/** Reads from each of some places until nothing can match any more; gives what was done cost. */
function readOn(
  { symbols, starts }: SymbolText,
  from: number,
  to: number,
  automaton: Automaton,
  take: Take,
): number {
  let cost = 0
  const last = symbols.length - 1
  let { beginnings, table, telling } = automaton.tables()
  for (let index = from; index < to; index += 1) {
    const at = starts[index] as number
    const before = (at === 0 ? EDGE : symbols[at - 1]) as number
    let symbol = symbols[at] as number
    let state = beginnings[before * SYMBOLS + symbol] as number
    if (state === UNKNOWN) {
      state = automaton.begin(before, symbol)
      ;({ beginnings, table, telling } = automaton.tables())
    }
    if (state === DEAD) continue
    let next = at + 1
    for (;;) {
      if (state >= FULL) {
        cost += hand(automaton.all, at, take)
        break
      }
      if (telling[state] === 1) cost += hand(automaton.told(state), at, take)
      if (next > last) break
      if (symbol === KINDS.half || symbol === KINDS.sign || next - at > MOST_READ) {
        cost += hand(automaton.open(state), at, take)
        break
      }
      symbol = symbols[next] as number
      next += 1
      let following = table[state * SYMBOLS + symbol] as number
      if (following === UNKNOWN) {
        following = automaton.step(state, symbol)
        ;({ beginnings, table, telling } = automaton.tables())
      }
      if (following === DEAD) break
      if (following === FULL) {
        cost += hand(automaton.open(state), at, take)
        break
      }
      state = following
    }
  }
  return cost
}

function hand(expressions: readonly number[], at: number, take: Take): number {
  let cost = 0
  for (const expression of expressions) cost += take(expression, at)
  return cost
}

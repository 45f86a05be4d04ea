import type { Steps } from '@fcc/plugin-api'
import { eachMatch } from '../each-match.ts'
import type { TextSpan } from '../text-span.ts'
import { type Automaton, automatonOf } from './automaton.ts'
import { eachCandidate } from './candidates.ts'
import type { SymbolText } from './symbols.ts'

/** What it costs to try an expression at one place, in characters that are read. */
export const TRY_COST = 8

/** One expression that is looked for in many texts. */
export interface AnchoredExpression {
  /** Its matches in a text of these symbols, one behind the other as a search finds them. */
  matchesSteps(text: string, symbols: SymbolText): Steps<readonly TextSpan[]>
}

/** Makes an expression ready, when it is first looked for. Its quantifiers are bounded, and it takes a character at least. */
export function anchoredExpression({ source, flags }: RegExp): AnchoredExpression {
  const expression = new RegExp(source, `${flags.replace(/[gy]/g, '')}y`)
  const searched = new RegExp(source, `${flags.replace(/[gy]/g, '')}g`)
  let automaton: Automaton | undefined
  return {
    *matchesSteps(text, symbols) {
      automaton ??= automatonOf([expression])
      const matches: TextSpan[] = []
      if (automaton.untold.length > 0) {
        yield* eachMatch(text, searched, ({ 0: { length }, index }) =>
          matches.push({ start: index, end: index + length }),
        )
        return matches
      }
      let next = 0
      yield* eachCandidate(symbols, automaton, (_, at) => {
        if (at < next) return 0
        expression.lastIndex = at
        if (!expression.test(text)) return TRY_COST
        next = expression.lastIndex
        matches.push({ start: at, end: next })
        return TRY_COST
      })
      return matches
    },
  }
}

import { contentWords } from '@fcc/contracts/statements'
import type { Fact } from './brief.ts'

const DETERMINED =
  /(?<!\p{L})(?:an?|the|every|each|der|die|das|dem|den|des|eine?[mnrs]?|jede[mnrs]?|le|la|les|un|une|el|los|las|una|il|lo|gli|uno|het|een|o|os|uma)\s(\p{L}[\p{L}-]+)/giu
const COUNTED = /\d\s(\p{L}[\p{L}-]+)/gu

/** Words that measure something and are none. */
const MEASURES = new Set(
  'second minute hour day night week month quarter year time percent eur usd gbp euro dollar pound'.split(
    ' ',
  ),
)

/** A thing that a source speaks of, with the statements that do. */
export interface Thing {
  readonly name: string
  readonly facts: readonly Fact[]
  /** Figures that count or measure it: `140 tools`. */
  readonly quantities: readonly string[]
}

/**
 * The things that more than one statement speaks of: words behind an article or a number, the most
 * frequent first.
 *
 * @param most how many are given
 */
export function thingsIn(facts: readonly Fact[], most: number): readonly Thing[] {
  const found = new Map<string, Set<Fact>>()
  for (const fact of facts) {
    for (const pattern of [DETERMINED, COUNTED]) {
      for (const [, word = ''] of fact.text.matchAll(pattern)) {
        if (contentWords(word).length === 0) continue
        const name = singular(word)
        found.set(name, (found.get(name) ?? new Set()).add(fact))
      }
    }
  }
  return [...found]
    .map(([name, spoken]) => ({
      name,
      facts: [...spoken],
      quantities: [...new Set([...spoken].flatMap((fact) => fact.quantities))].filter((figure) =>
        figure.split(/\s/).some((word) => singular(word) === name),
      ),
    }))
    .filter(({ name, facts: spoken }) => spoken.length > 1 && !MEASURES.has(name))
    .sort((one, other) => other.facts.length - one.facts.length)
    .slice(0, most)
}

/** Without the ending of an English plural: enough to see that `tools` are tools. */
function singular(word: string): string {
  const small = word.toLowerCase()
  return small.length > 3 && /[^aious]s$/.test(small) ? small.slice(0, -1) : small
}

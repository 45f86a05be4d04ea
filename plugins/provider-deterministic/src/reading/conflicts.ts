import { contentWords } from '@fcc/contracts/statements'
import type { Brief, Capability } from './brief.ts'

/** Words that two demands have to share before somebody should look at them together. */
const SHARED_WORDS = 3
/** Demands of one word that are compared; a word of more of them is the subject of the whole. */
const MAX_COMPARED = 50

/** Pairs of demands that speak of the same and bind in opposite ways: one asks, the other forbids. */
export function findConflicts({
  capabilities,
}: Brief): readonly (readonly [Capability, Capability])[] {
  const asking = new Map<string, Capability[]>()
  for (const each of capabilities) {
    if (each.level !== 'must' && each.level !== 'may') continue
    for (const word of new Set(contentWords(each.fact.text))) {
      const known = asking.get(word)
      if (known) known.push(each)
      else asking.set(word, [each])
    }
  }
  return capabilities.flatMap((forbidding) => {
    if (forbidding.level !== 'must not') return []
    const shared = new Map<Capability, number>()
    for (const word of new Set(contentWords(forbidding.fact.text))) {
      const others = asking.get(word) ?? []
      if (others.length > MAX_COMPARED) continue
      for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    const [nearest] = [...shared].sort(([, one], [, other]) => other - one)
    return nearest && nearest[1] >= SHARED_WORDS ? [[nearest[0], forbidding] as const] : []
  })
}

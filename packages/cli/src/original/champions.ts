import type { PersonaDraft } from './persona-draft.ts'
import { textOf, textsOf } from './plain-values.ts'

/**
 * Adds who champions whom. A reference to somebody who did not come over, and every reference on a circle
 * of champions, is noted and not written: which of them is the wrong one, nobody can tell from here.
 */
export function addChampions(drafts: ReadonlyMap<string, PersonaDraft>, owner: string): void {
  const targets = new Map([...drafts].map(([code, draft]) => [code, directedBy(draft)]))
  const leadsTo = (from: string, to: string): boolean => {
    const seen = new Set([from])
    // A set is walked to its end, with what is added on the way.
    for (const each of seen) for (const next of targets.get(each) ?? []) seen.add(next)
    return seen.has(to)
  }
  for (const { code, part, account, head } of drafts.values()) {
    const why = (to: string): string | undefined => {
      if (!drafts.has(to)) return `${to} is not among the personas that came over.`
      return leadsTo(to, code) ? `${code} and ${to} direct each other, in a circle.` : undefined
    }
    const of = textOf(part.value.champion_of)
    const reason = of && why(of)
    if (of && !reason) head.champion_of = `${owner}/${of}`
    if (of) {
      const path = [...part.path, 'champion_of']
      if (reason) account.note(path, 'no_counterpart', { why: reason })
      else account.note(path, 'came_over', { as: `personas/${code} champion_of` })
    }
    const { orchestrates } = part.value
    if (!Array.isArray(orchestrates)) continue
    const kept = orchestrates.flatMap((each, index) => {
      const to = textOf(each)
      if (!to) return []
      const path = [...part.path, 'orchestrates', index]
      const reason = why(to)
      if (reason) account.note(path, 'no_counterpart', { why: reason })
      else account.note(path, 'came_over', { as: `personas/${code} orchestrates` })
      return reason ? [] : [`${owner}/${to}`]
    })
    if (kept.length > 0) head.orchestrates = kept
  }
}

function directedBy({ part: { value } }: PersonaDraft): readonly string[] {
  return [...(textsOf(value.champion_of) ?? []), ...(textsOf(value.orchestrates) ?? [])]
}

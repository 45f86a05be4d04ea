import { type Finding, type LabelScheme, type LabelSet, NO_LABELS } from '@fcc/contracts'
import { isCovered, labelSet } from './label-set.ts'

/**
 * The labels that findings give: every classification whose finding is there with enough
 * confidence. More findings never give lower labels.
 *
 * @example
 * classifyFindings([phiScheme], [{ category: 'phi/mrn', confidence: 0.9, … }]).categories   // ['phi']
 */
export function classifyFindings(
  schemes: readonly LabelScheme[],
  findings: readonly Finding[],
): LabelSet {
  if (findings.length === 0) return NO_LABELS
  const categories = new Set<string>()
  const levels: Record<string, string> = {}
  const audiences: Record<string, readonly string[]> = {}
  for (const scheme of schemes) {
    for (const rule of scheme.classify) {
      for (const finding of findings) {
        if (finding.confidence < rule.atLeast || !isCovered(finding.category, rule.finding))
          continue
        if (rule.category !== undefined) {
          categories.add(rule.category === 'same' ? finding.category : rule.category)
        }
        if (rule.level !== undefined) {
          const held = levels[scheme.id]
          if (
            held === undefined ||
            scheme.levels.indexOf(rule.level) > scheme.levels.indexOf(held)
          ) {
            levels[scheme.id] = rule.level
          }
        }
        if (rule.audience !== undefined) {
          const held = audiences[scheme.id]
          audiences[scheme.id] =
            held?.filter((who) => rule.audience?.includes(who)) ?? rule.audience
        }
      }
    }
  }
  return labelSet({ categories, levels, audiences })
}

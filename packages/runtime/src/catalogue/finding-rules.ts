import type { Rule } from '@fcc/contracts'
import type { FindingAction, FindingActions } from '../config/finding-actions.ts'

/** What each action is as a rule: its tier, where it looks, and what is tried before its consequence. */
const ACTIONS: Readonly<Record<FindingAction, Pick<Rule, 'tier' | 'at' | 'remedy'>>> = {
  warn: { tier: 'preferred', at: ['run_input', 'prompt', 'output', 'handoff', 'release'] },
  // Skills get what they are given: de-identifying needs the identifiers. What they make is looked at.
  redact: { tier: 'mandatory', at: ['prompt', 'output', 'handoff', 'release'], remedy: 'redact' },
  block: { tier: 'hard_stop', at: ['run_input', 'prompt', 'output', 'handoff', 'release'] },
}

/**
 * Rules of a constitution that come to what is asked of findings, one for each category. What is said of a category
 * itself goes before what is said of all that begin like it, within one map and never between layers. Pure.
 *
 * @param constitution the id that the rules are named after
 * @param by who asks it, as messages say it
 */
export function findingRules(
  constitution: string,
  actions: FindingActions,
  by: string,
): readonly Rule[] {
  return Object.entries(actions).map(([category, action]) => {
    const { tier, at, remedy } = ACTIONS[action]
    return {
      id: `${constitution}/${ruleName(category)}`,
      tier,
      at,
      when: `findings.exists(f, ${conditionOf(category, Object.keys(actions))})`,
      say: SAYS[action](category, by),
      ...(remedy ? { remedy } : {}),
      waivableBy: [],
      cites: [],
      ifMissing: action === 'block' ? 'deny' : 'not_applicable',
    }
  })
}

const SAYS: Readonly<Record<FindingAction, (category: string, by: string) => string>> = {
  warn: (category, by) => `${by} warns of ${category}.`,
  redact: (category, by) => `${by} has ${category} redacted here.`,
  block: (category, by) => `${by} lets no ${category} pass here.`,
}

function conditionOf(category: string, all: readonly string[]): string {
  if (!category.endsWith('/')) return `f.category == ${JSON.stringify(category)}`
  const apart = all.filter((other) => other !== category && other.startsWith(category))
  return [
    `f.category.startsWith(${JSON.stringify(category)})`,
    ...apart.map((other) => `f.category != ${JSON.stringify(other)}`),
  ].join(' && ')
}

/** `pii/email` → `pii.email`, `pii/` → `pii`. */
function ruleName(category: string): string {
  return category.endsWith('/') ? category.slice(0, -1) : category.replace('/', '.')
}

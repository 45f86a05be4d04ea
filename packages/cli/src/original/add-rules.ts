import { constraintTier, type Tier } from '@fcc/contracts'
import type { Account, Path } from './account.ts'
import type { PersonaDraft } from './persona-draft.ts'
import { type Mapping, mappingOf, textOf } from './plain-values.ts'

const TIERS_BY_KEY: Readonly<Record<string, Tier>> = {
  hard_stop: 'hard_stop',
  hard_stop_rules: 'hard_stop',
  mandatory: 'mandatory',
  mandatory_patterns: 'mandatory',
  preferred: 'preferred',
  preferred_patterns: 'preferred',
}

/** A rule of a constitution: the text of it, where it stands, and how much it means. */
export interface ProseRule {
  readonly tier: Tier
  readonly text: string
  readonly path: Path
}

/** The rules of a constitution of the original: texts in three tiers, or mappings with such a text. */
export function rulesIn(value: Mapping, path: Path): readonly ProseRule[] {
  return Object.entries(TIERS_BY_KEY).flatMap(([key, tier]) => {
    const rules = value[key]
    if (!Array.isArray(rules)) return []
    return rules.flatMap((rule, index): readonly ProseRule[] => {
      const plain = textOf(rule)
      if (plain) return [{ tier, text: plain, path: [...path, key, index] }]
      const field = ['rule', 'text', 'description'].find((each) => textOf(mappingOf(rule)?.[each]))
      const text = field && textOf(mappingOf(rule)?.[field])
      return field && text ? [{ tier, text, path: [...path, key, index, field] }] : []
    })
  })
}

/**
 * Adds a constitution's rules to its persona as constraints in their tier: told to the model, checked by
 * nobody. They decide nothing, so they can neither stop work nor loosen a rule of a layer above.
 */
export function addRules(
  draft: Pick<PersonaDraft, 'code' | 'lists'>,
  value: Mapping,
  { account, path }: { readonly account: Account; readonly path: Path },
): void {
  for (const rule of rulesIn(value, path)) {
    draft.lists.constraints.push(inTier(rule))
    account.note(rule.path, 'prose', {
      as: `personas/${draft.code} constraints`,
      why: 'A rule in words, which no machine can check: a model is told it, and it decides nothing.',
    })
  }
}

/** The rule as a constraint whose first words say its tier. */
export function inTier({ tier, text }: Pick<ProseRule, 'tier' | 'text'>): string {
  if (tier === 'preferred') {
    return /^(SHOULD|MAY)\b/.test(text) ? text : `SHOULD keep to this rule: ${text}`
  }
  if (constraintTier({ text }) === tier) return text
  const words = tier === 'hard_stop' ? 'MUST NOT act against this rule' : 'MUST keep to this rule'
  return `${words}: ${text}`
}

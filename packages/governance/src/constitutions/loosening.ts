import { type Rule, TIERS } from '@fcc/contracts'
import { looserTerms } from '@fcc/contracts/questions'

/**
 * How a rule that a lower layer writes again would be looser than the higher layer's, in words that
 * follow "and"; `undefined` where it is at least as tight in every respect. Whether one predicate
 * implies another cannot be told in general, so a changed predicate counts as looser.
 */
export function looseningOf(higher: Rule, lower: Rule): string | undefined {
  if (TIERS.indexOf(lower.tier) > TIERS.indexOf(higher.tier)) {
    return `its tier falls from ${higher.tier} to ${lower.tier}`
  }
  const unseen = higher.at.filter((point) => !lower.at.includes(point))
  if (unseen.length > 0) return `it no longer looks at ${unseen.join(', ')}`
  if (higher.when !== undefined && lower.when !== higher.when) return 'its predicate is another'
  const waivers = lower.waivableBy.filter((role) => !higher.waivableBy.includes(role))
  if (waivers.length > 0) return `${waivers.join(', ')} could waive it`
  const approvers = (lower.approvableBy ?? []).filter(
    (role) => !higher.approvableBy?.includes(role),
  )
  if (higher.remedy === 'require_approval' && approvers.length > 0) {
    return `${approvers.join(', ')} could approve it`
  }
  const looser = asksSomebody(higher) && looserTerms(higher.terms ?? {}, lower.terms ?? {})
  if (looser) return looser
  if (higher.when !== undefined && lower.remedy !== undefined && lower.remedy !== higher.remedy) {
    return `it gets the remedy ${lower.remedy}`
  }
  if (higher.ifMissing === 'deny' && lower.ifMissing !== 'deny') {
    return 'it no longer denies when a fact is missing'
  }
  return undefined
}

/** Whether a rule asks people for something, so that the terms of its question mean something. */
function asksSomebody({ remedy, waivableBy }: Rule): boolean {
  return remedy === 'require_approval' || waivableBy.length > 0
}

import { type Decision, type DecisionReason, type Rule, TIERS } from '@fcc/contracts'
import { either, listOf, type MemberRule, oneOf, shapeOf, words } from '../cases/member-rule.ts'

/** A rule or permit that bears on a decision, and what is expected of it. */
export interface ExpectedReason {
  /** Its id: `no-badges`, or with its constitution `badges/no-badges`. */
  readonly rule: string
  /** What it leads to. */
  readonly tier?: Rule['tier'] | undefined
  /** What it does here. */
  readonly effect?: DecisionReason['effect'] | undefined
  /** What is to be done for the decision to hold. */
  readonly remedy?: Rule['remedy']
  /** Exactly the roles that may give the approval. */
  readonly approvableBy?: readonly string[] | undefined
  /** Exactly the roles that may waive it. */
  readonly waivableBy?: readonly string[] | undefined
  /** What it says to people. */
  readonly says?: string | undefined
  /** Exactly the sources it rests on. */
  readonly cites?: readonly string[] | undefined
}

/** A reason of a case: the id alone, or with what is expected of it. */
export const expectedReason: MemberRule = either(
  words,
  shapeOf(
    {
      rule: words,
      tier: oneOf(TIERS),
      effect: oneOf(['forbid', 'advise', 'permit', 'remedied', 'waived']),
      remedy: oneOf(['redact', 'require_approval']),
      approvableBy: listOf(words),
      waivableBy: listOf(words),
      says: words,
      cites: listOf(words),
    },
    ['rule'],
  ),
)

/** The id of a reason, however it is given. */
export function ruleOf(reason: string | ExpectedReason): string {
  return typeof reason === 'string' ? reason : reason.rule
}

/** What an expectation has against the reason that a decision gives. */
export function judgeReason(
  { rule, ...expected }: ExpectedReason,
  { tier, effect, say, cites, rule: id }: DecisionReason,
  {
    obligations,
    waivableBy,
  }: Pick<Decision, 'obligations'> & { readonly waivableBy: readonly string[] },
): readonly string[] {
  const obligation = obligations.find((each) => each.rule === id)
  const found: Required<Omit<ExpectedReason, 'rule'>> = {
    tier: tier as Rule['tier'],
    effect,
    remedy: obligation?.kind,
    approvableBy: obligation?.kind === 'require_approval' ? obligation.roles : [],
    waivableBy,
    says: say,
    cites,
  }
  return Object.entries(expected).flatMap(([field, wanted]) => {
    const got = found[field as keyof typeof found]
    return wanted === undefined || asText(got) === asText(wanted)
      ? []
      : [`${rule}: its ${field} is ${asText(got)}, expected ${asText(wanted)}.`]
  })
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.toSorted().join(', ') || 'none' : String(value ?? 'none')
}

import type { PlanAnswer, PlanClaim } from '../plans/plan.ts'
import { compareProfile, type PlanProfile } from '../plans/plan-profile.ts'
import type { BaselineName } from './baseline.ts'
import type { Catalogue } from './catalogue.ts'
import { compareControls } from './compare-controls.ts'
import { judgeClaim, NO_STATE, NOT_JUSTIFIED } from './judge-claim.ts'
import { normaliseControlId } from './normalise-control-id.ts'

/** A claim that the catalogue cannot answer for, as the plan spells it. */
export interface RefusedClaim {
  readonly spelling: string
  /** The catalogue's id, where the spelling is one at all. */
  readonly control?: string | undefined
}

/** A claim of a control that is no longer there, with where NIST moved it. */
export interface WithdrawnClaim {
  readonly spelling: string
  readonly control: string
  readonly successors: readonly string[]
}

/** A control with why it is not covered whole. */
export interface ReasonedControl {
  readonly control: string
  readonly reasons: readonly string[]
}

/**
 * How a plan stands to a baseline. All lists are sorted as the catalogue sorts; `covered` and `gaps`
 * together are the baseline, each control in one of them.
 */
export interface Coverage {
  readonly baseline: BaselineName
  /** How many controls the baseline asks for. */
  readonly asked: number
  /** Asked for, and met whole. */
  readonly covered: readonly string[]
  /** Gaps that are met in part, with what is missing. */
  readonly partial: readonly ReasonedControl[]
  /** Asked for, and not met whole. */
  readonly gaps: readonly string[]
  /** Gaps that the plan mentions without meeting any of it, with why that does not count. */
  readonly mentioned: readonly ReasonedControl[]
  /** Asked for, and said not to apply, whether that is justified or not. */
  readonly notApplicable: readonly string[]
  /** Of those, the ones whose remarks do not say why. */
  readonly unjustified: readonly string[]
  /** Met whole, active, and not asked for by this baseline. */
  readonly beyond: readonly string[]
  /** Claiming a withdrawn control is an error. */
  readonly withdrawn: readonly WithdrawnClaim[]
  /** No control of the catalogue, or no control id at all. */
  readonly unknown: readonly RefusedClaim[]
  /** Claimed more than once, perhaps in different spellings. */
  readonly repeated: readonly string[]
  /** The profile that the plan imports, and how it stands to the baseline. */
  readonly profile: { readonly named: string; readonly stands: 'same' | 'other' | 'untold' }
}

/** What the claims of one control say together. */
interface Mention {
  times: number
  readonly answers: PlanAnswer[]
}

/**
 * Compares the claims of a plan with a baseline, by the rule of `judgeClaim`. Pure: the order of claims
 * changes nothing.
 *
 * @example
 * resolveCoverage(parsePlan(text), { catalogue, baseline: 'MODERATE', countingStates: ['implemented'] })
 */
export function resolveCoverage(
  plan: { readonly claims: readonly PlanClaim[]; readonly profile: PlanProfile },
  by: {
    readonly catalogue: Catalogue
    readonly baseline: BaselineName
    readonly countingStates: readonly string[]
  },
): Coverage {
  const { catalogue, baseline, countingStates } = by
  const asked = catalogue.baselines[baseline].controls
  const { mentions, withdrawn, unknown } = sortClaims(plan.claims, catalogue)
  const mentioned = sorted(mentions.keys())
  const verdicts = new Map(
    mentioned.map((control) => {
      const parts = catalogue.statementParts.get(control)
      const answers = mentions.get(control)?.answers ?? []
      return [control, judgeClaim(answers, { parts, countingStates })]
    }),
  )
  const met = (control: string) => verdicts.get(control)?.met ?? 'not'
  const reasoned = (control: string): ReasonedControl => ({
    control,
    reasons: verdicts.get(control)?.reasons ?? [NO_STATE],
  })
  const inBaseline = sorted(asked)
  const gaps = inBaseline.filter((control) => met(control) !== 'whole')
  const notApplicable = inBaseline.filter((control) => verdicts.get(control)?.isNotApplicable)
  return {
    baseline,
    asked: asked.size,
    covered: inBaseline.filter((control) => met(control) === 'whole'),
    partial: gaps.filter((control) => met(control) === 'partly').map(reasoned),
    gaps,
    mentioned: gaps
      .filter((control) => mentions.has(control) && met(control) === 'not')
      .map(reasoned),
    notApplicable,
    unjustified: inBaseline.filter((control) =>
      verdicts.get(control)?.reasons.includes(NOT_JUSTIFIED),
    ),
    beyond: mentioned.filter((control) => met(control) === 'whole' && !asked.has(control)),
    withdrawn,
    unknown,
    repeated: mentioned.filter((control) => (mentions.get(control)?.times ?? 0) > 1),
    profile: { named: plan.profile.named, stands: compareProfile(plan.profile, baseline) },
  }
}

function sortClaims(claims: readonly PlanClaim[], catalogue: Catalogue) {
  const mentions = new Map<string, Mention>()
  const withdrawn: WithdrawnClaim[] = []
  const unknown: RefusedClaim[] = []
  for (const { control: spelling, answers } of claims) {
    const reference = normaliseControlId(spelling)
    const successors = reference && catalogue.withdrawn.get(reference.control)
    if (reference !== undefined && successors !== undefined) {
      withdrawn.push({ spelling, control: reference.control, successors })
    } else if (reference === undefined || !catalogue.active.has(reference.control)) {
      unknown.push({ spelling, ...(reference && { control: reference.control }) })
    } else {
      const mention = mentions.get(reference.control) ?? { times: 0, answers: [] }
      mention.times += 1
      mention.answers.push(...answers.map((answer) => placed(answer, reference.part)))
      mentions.set(reference.control, mention)
    }
  }
  return { mentions, withdrawn, unknown }
}

/** An answer of a requirement that is itself about a part only: `ac-3_smt.a` in the place of a control. */
function placed(answer: PlanAnswer, part: string | undefined): PlanAnswer {
  if (answer.part !== '' || part === undefined || part === 'smt') return answer
  return { ...answer, part: part.startsWith('smt.') ? part.slice('smt.'.length) : part }
}

function sorted(controls: Iterable<string>): readonly string[] {
  return [...controls].sort(compareControls)
}

import type { PlanAnswer } from '../plans/plan.ts'

/** How far a plan's answers meet a control, with the reasons where they do not meet it whole. */
export interface ClaimVerdict {
  readonly met: 'whole' | 'partly' | 'not'
  /** Words for people; empty where the control is met whole. */
  readonly reasons: readonly string[]
  /** It is said not to apply, by every answer. */
  readonly isNotApplicable: boolean
}

export const NO_STATE = 'no state is given'
const PLACEHOLDER_TEXT = 'the text is a placeholder'
const NO_SUCH_PART = 'a part is answered that its statement does not have'
export const NOT_JUSTIFIED = 'not applicable without remarks that say why'
/** More parts than this are counted and not named. */
const MOST_NAMED = 8

/**
 * The rule by which answers meet a control.
 *
 * An answer counts when it names a state, each state it names counts, its text is no placeholder, and
 * where it says that the control does not apply, remarks say why. An answer without a state says nothing.
 * A control is met whole when an answer counts, every other answer that names a state counts too, and
 * either the whole control is answered or each part of its statement is: a part by itself, or by all of
 * its own parts. It is met partly when some answer counts or says `partial`, and not at all otherwise.
 *
 * @param parts the parts of the control's statement, such as `a`, `a.1`; `undefined` where not known
 * @example
 * judgeClaim([{ part: 'a', states: ['implemented'], isPlaceholder: false, isJustified: false }], { parts: new Set(['a', 'b']), countingStates: ['implemented'] }).met // 'partly'
 */
export function judgeClaim(
  answers: readonly PlanAnswer[],
  by: {
    readonly parts: ReadonlySet<string> | undefined
    readonly countingStates: readonly string[]
  },
): ClaimVerdict {
  const speaking = answers.filter((answer) => answer.states.length > 0 || answer.isPlaceholder)
  const failing = speaking.map((answer) => reasonAgainst(answer, by.countingStates))
  const isThere = ({ part }: PlanAnswer) => part === '' || (by.parts?.has(part) ?? true)
  const counting = speaking.filter(
    (answer, index) => failing[index] === undefined && isThere(answer),
  )
  const reasons = [...new Set(failing.filter((reason) => reason !== undefined))].sort()
  if (!speaking.every(isThere)) reasons.push(NO_SUCH_PART)
  const isNotApplicable =
    speaking.length > 0 && speaking.every((answer) => answer.states.includes('not-applicable'))
  if (counting.length === 0) {
    const isBegun = speaking.some((answer) => answer.states.includes('partial'))
    const why = reasons.length === 0 ? [NO_STATE] : reasons
    return { met: isBegun ? 'partly' : 'not', reasons: why, isNotApplicable }
  }
  const missing = missingParts(new Set(counting.map((answer) => answer.part)), by.parts)
  if (missing.length > 0) reasons.push(missingText(missing))
  return { met: reasons.length === 0 ? 'whole' : 'partly', reasons, isNotApplicable }
}

function reasonAgainst(answer: PlanAnswer, counting: readonly string[]): string | undefined {
  if (answer.isPlaceholder) return PLACEHOLDER_TEXT
  const others = answer.states.filter((state) => !counting.includes(state))
  if (others.length > 0) return `state ${others.join(', ')}`
  if (answer.states.includes('not-applicable') && !answer.isJustified) return NOT_JUSTIFIED
  return undefined
}

/** The topmost parts that nothing answers. */
function missingParts(
  answered: ReadonlySet<string>,
  parts: ReadonlySet<string> | undefined,
): readonly string[] {
  if (answered.has('')) return []
  // Where the parts are not known, as of controls added later, a part cannot be the whole.
  if (parts === undefined) return ['those beside the answered ones']
  const childrenOf = (part: string) => [...parts].filter((other) => parentOf(other) === part)
  const isAnswered = (part: string): boolean => {
    if (answered.has(part)) return true
    const children = childrenOf(part)
    return children.length > 0 && children.every(isAnswered)
  }
  const top = childrenOf('')
  return top.filter((part) => !isAnswered(part))
}

function parentOf(part: string): string {
  return part.slice(0, Math.max(0, part.lastIndexOf('.')))
}

function missingText(parts: readonly string[]): string {
  const named = parts.slice(0, MOST_NAMED).join(', ')
  const more = parts.length > MOST_NAMED ? ` and ${parts.length - MOST_NAMED} more` : ''
  return `nothing answers the parts ${named}${more} of its statement`
}

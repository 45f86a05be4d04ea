/** What becomes of a question that nobody answered in time. */
export const ON_EXPIRY = ['reject', 'escalate'] as const
/**
 * - `reject`: as if somebody had said no
 * - `escalate`: other roles are asked, once and for as long again; then as `reject`
 */
export type OnExpiry = (typeof ON_EXPIRY)[number]

/** How long a question may be answered, by how many, and what becomes of it otherwise. */
export interface QuestionTerms {
  /** Milliseconds from when it is asked, within which it is answered and the answer is used; no end where absent. */
  readonly expiresMs?: number | undefined
  /** `reject` where absent. */
  readonly onExpiry?: OnExpiry | undefined
  /** Roles that are asked where nobody answered in time. */
  readonly escalateTo?: readonly string[] | undefined
  /** How many different people must say yes; one where absent. */
  readonly quorum?: number | undefined
  /** Milliseconds after which watchers are told that it still waits, and again after as long. */
  readonly remindEveryMs?: number | undefined
}

/** The most people that a question may ask for. */
export const MAX_QUORUM = 20

/** How often watchers may be reminded of one question. */
const MAX_REMINDERS = 100

/** A fault of terms: which of them bears it, and what contradicts what. */
export interface TermsProblem {
  readonly term: 'expires' | 'on_expiry' | 'escalate_to' | 'quorum' | 'remind_every'
  readonly message: string
}

/**
 * What contradicts itself in the terms of a question.
 *
 * @param roles those that it is put to
 * @example
 * termsProblems({ onExpiry: 'escalate', expiresMs: 1000 }, ['keeper'])
 * // [{ term: 'on_expiry', message: 'escalate says whom to: escalate_to' }]
 */
export function termsProblems(
  { expiresMs, onExpiry, escalateTo, quorum, remindEveryMs }: QuestionTerms,
  roles: readonly string[],
): readonly TermsProblem[] {
  const problems: TermsProblem[] = []
  const add = (term: TermsProblem['term'], message: string) => problems.push({ term, message })
  if (expiresMs === undefined) {
    const without = 'says what becomes of a question that expires, and this one never does: expires'
    if (onExpiry !== undefined) add('on_expiry', without)
    if (remindEveryMs !== undefined) {
      add('remind_every', 'reminds of a question that has no end: expires')
    }
  } else if (remindEveryMs !== undefined && remindEveryMs >= expiresMs) {
    add('remind_every', 'comes after the question has expired')
  } else if (remindEveryMs !== undefined && expiresMs / remindEveryMs > MAX_REMINDERS) {
    add('remind_every', `would remind more than ${MAX_REMINDERS} times`)
  }
  if (onExpiry === 'escalate' && !escalateTo?.length) {
    add('on_expiry', 'escalate says whom to: escalate_to')
  }
  if (escalateTo !== undefined && onExpiry !== 'escalate') {
    add('escalate_to', 'names whom it goes to where on_expiry is escalate, and it is not')
  }
  if (escalateTo?.length && escalateTo.every((role) => roles.includes(role))) {
    add('escalate_to', 'names nobody who is not asked already')
  }
  if (quorum !== undefined && (!Number.isInteger(quorum) || quorum < 1 || quorum > MAX_QUORUM)) {
    add('quorum', `is a number of people from 1 to ${MAX_QUORUM}`)
  }
  return problems
}

/**
 * How terms would be looser than others, in words that follow "and"; `undefined` where they are at least as
 * tight in every respect.
 */
export function looserTerms(higher: QuestionTerms, lower: QuestionTerms): string | undefined {
  const until = higher.expiresMs ?? Number.POSITIVE_INFINITY
  if ((lower.expiresMs ?? Number.POSITIVE_INFINITY) > until) return 'it would expire later'
  if ((lower.quorum ?? 1) < (higher.quorum ?? 1)) return 'fewer people would have to sign it'
  if (higher.expiresMs === undefined) {
    // What had no end asked nobody else; a lower layer that ends it may not send it to others.
    return lower.escalateTo ? `it would go to ${lower.escalateTo.join(', ')}` : undefined
  }
  const others = (lower.escalateTo ?? []).filter((role) => !higher.escalateTo?.includes(role))
  return others.length > 0 ? `it would go to ${others.join(', ')}` : undefined
}

/** The terms of a question that several rules ask: what each of them demands holds. */
export function strictestTerms(all: readonly QuestionTerms[]): QuestionTerms {
  const least = (values: readonly (number | undefined)[]): number | undefined => {
    const known = values.flatMap((value) => value ?? [])
    return known.length > 0 ? Math.min(...known) : undefined
  }
  const expiresMs = least(all.map((each) => each.expiresMs))
  const remindEveryMs = least(all.map((each) => each.remindEveryMs))
  const quorum = Math.max(1, ...all.map((each) => each.quorum ?? 1))
  // It goes only to those to whom each rule that sends it anywhere, or ends it, would send it.
  const ending = all.filter((each) => each.expiresMs !== undefined)
  const [first = [], ...others] = ending.map((each) => each.escalateTo ?? [])
  const escalateTo = first.filter((role) => others.every((roles) => roles.includes(role)))
  const isReminded = expiresMs !== undefined && (remindEveryMs ?? expiresMs) < expiresMs
  return {
    ...(expiresMs === undefined ? {} : { expiresMs }),
    ...(escalateTo.length > 0 ? { onExpiry: 'escalate', escalateTo } : {}),
    ...(quorum > 1 ? { quorum } : {}),
    ...(isReminded ? { remindEveryMs } : {}),
  }
}

import { hash } from 'node:crypto'
import { type Steps, sharedSteps } from '@fcc/detection'

/** How many results are kept, over all tenants. */
const MOST_KEPT = 4
/** Shorter texts are looked into anew, which takes no longer than to find out whether they were. */
const SHORT_TEXT = 2_000

/**
 * Makes of a text what depends on nothing but the text, the rules and this version of the package, once for all who ask for the
 * same text of the same tenant while it is among the last: a skill, a detector, a scorer and a validator each look at
 * it for themselves otherwise. It is known by its digest and the rules of the tenant, made here and never read from anything that a run holds, so
 * that nobody can hand in a result; another tenant's text is another one.
 *
 * @param make its result says nothing of what the text holds but places and kinds, for it is kept
 */
export function madeOnce<Result, Rules>(
  make: (text: string, rules: Rules) => Steps<Result>,
): (text: string, tenant: string, rules: Rules) => Steps<Result> {
  const kept = new Map<string, () => Steps<Result>>()
  return (text, tenant, rules) => {
    if (text.length < SHORT_TEXT) return make(text, rules)
    const key = `${tenant}\n${JSON.stringify(rules)}\n${hash('sha256', text)}`
    const take = kept.get(key) ?? sharedSteps(make(text, rules))
    // Put behind the others: the one that was asked for longest ago goes first.
    kept.delete(key)
    kept.set(key, take)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return forgettingFailure(take(), () => kept.delete(key))
  }
}

/** What failed is not kept: the next one who asks tries again. */
function* forgettingFailure<Result>(steps: Steps<Result>, forget: () => void): Steps<Result> {
  try {
    return yield* steps
  } catch (problem) {
    forget()
    throw problem
  }
}

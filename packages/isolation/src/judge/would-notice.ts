import { type Aim, type Names, nobodyLike } from '../aim/names.ts'
import type { Attempt } from '../attacks/make-attempts.ts'
import { hasText } from './find-text.ts'
import { namesIn } from './names-in.ts'
import { outcomeOf, shapeOf, whyNotTried } from './outcome.ts'

/** A tenant that attempts are made on by itself, to see that they would be noticed. */
export interface Witness {
  readonly aim: Aim
  readonly canary: string
  readonly freshNames: () => Names
  readonly fingerprint: () => Promise<string>
}

/**
 * Whether an attempt would be noticed, had it got through: the plain call that it is made of is made by a tenant on
 * its own things. Nothing stands between them, so a canary is read, a record changes, or the answer is another
 * one than about things that are nowhere. Where none of that is so the attempt would prove nothing.
 */
export async function wouldNotice(
  { control, changes, ordered }: Attempt,
  witness: Witness,
  limitMs: number,
): Promise<boolean> {
  const { aim, canary, freshNames, fingerprint } = witness
  const before = changes ? await fingerprint() : ''
  const tried = async (at: Aim) => {
    const own = changes ? freshNames() : at.names
    return { own, outcome: await outcomeOf(() => control.make(at, own), limitMs) }
  }
  const ours = await tried(aim)
  if (whyNotTried(ours.outcome)) return false
  if (hasText(ours.outcome, canary)) return true
  if (changes && (await fingerprint()) !== before) return true
  if (ordered) return false
  const nobody = nobodyLike(aim)
  const nobodys = await tried(nobody)
  const shapes = [
    shapeOf(ours.outcome, namesIn(ours.own, aim)),
    shapeOf(nobodys.outcome, namesIn(nobodys.own, nobody)),
  ]
  return shapes[0] !== shapes[1]
}

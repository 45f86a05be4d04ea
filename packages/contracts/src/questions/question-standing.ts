import { personId } from '../access/plain-id.ts'
import type { Principal } from '../run/principal.ts'

/** An answer as it is kept: a person's, or what a question came to. */
export interface GivenSignature {
  readonly decision: 'approved' | 'rejected' | 'waived' | 'expired'
  readonly by: Principal
  /** RFC 3339, by the clock of whoever took it. */
  readonly at: string
  readonly binding: string
}

/** A question as far as it decides about its answers. */
export interface StandingQuestion {
  readonly binding?: string | undefined
  readonly quorum?: number | undefined
  /** When it expires, RFC 3339; never where absent. */
  readonly until?: string | undefined
}

/** What a question has come to. */
export type QuestionStanding =
  | { readonly state: 'open'; readonly signed: readonly GivenSignature[] }
  | { readonly state: 'signed'; readonly signed: readonly GivenSignature[] }
  | { readonly state: 'refused'; readonly by: GivenSignature }
  /** With those who had signed by then: what they said counts no more. */
  | { readonly state: 'expired'; readonly signed: readonly GivenSignature[] }

/** Whatever else an answer says is no yes. */
const YES: ReadonlySet<string> = new Set<GivenSignature['decision']>(['approved', 'waived'])

/**
 * What a question has come to, given its answers so far and the time. Pure, and the same in whatever order
 * the answers are given. A no is a no, also late; an answer to another act is one. A yes counts once for each
 * person, if it was given in time, and is used in time: afterwards it has expired.
 *
 * @param now milliseconds since 1970
 * @example
 * decideQuestion({ quorum: 2 }, [yesOf('ann'), yesOf('ann')], now) // { state: 'open', signed: [ann's] }
 */
export function decideQuestion(
  { binding = '', quorum: asked = 1, until }: StandingQuestion,
  answers: readonly GivenSignature[],
  now: number,
): QuestionStanding {
  const end = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)
  // Nobody is never enough, whatever a record says.
  const quorum = Math.max(1, asked)
  const ordered = [...answers].sort(byTime)
  const no = ordered.find((each) => each.decision === 'rejected' || each.binding !== binding)
  if (no) return { state: 'refused', by: no }
  const signed = distinctSigners(
    ordered.filter(({ decision, at }) => YES.has(decision) && Date.parse(at) < end),
  )
  // A time that cannot be read is no time: then nothing is signed, and it has expired.
  if (!(now < end)) return { state: 'expired', signed }
  return { state: signed.length >= quorum ? 'signed' : 'open', signed }
}

/** The answers of different people, the first of each: who acts for somebody signs for them too. */
export function distinctSigners<Signed extends Pick<GivenSignature, 'by'>>(
  answers: readonly Signed[],
): readonly Signed[] {
  const seen = new Set<string>()
  return answers.filter(({ by }) => {
    const people = signersOf(by)
    const isNew = !people.some((person) => seen.has(person))
    if (isNew) for (const person of people) seen.add(person)
    return isNew
  })
}

/** The people behind a signature. */
export function signersOf({ id, onBehalfOf }: Principal): readonly string[] {
  return [...new Set([id, onBehalfOf ?? id].map(personId))]
}

function byTime(one: GivenSignature, other: GivenSignature): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1
  return one.by.id < other.by.id ? -1 : one.by.id > other.by.id ? 1 : 0
}

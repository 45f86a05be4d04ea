import { allSeatsOf, outcomeSeat, seatsOf } from '../questions/question-seats.ts'
import { decideQuestion, distinctSigners } from '../questions/question-standing.ts'
import type { Awaited, RunHead } from '../stores/stored-run.ts'
import type { StoredApproval } from '../stores/tenant-store.ts'
import { storeError } from './store-error.ts'

type Known = Pick<StoredApproval, 'activity' | 'decision' | 'by' | 'at' | 'binding'>

/**
 * The seats of whose answers a store reads before it keeps another one, the answer's own first; of a question
 * that the run does not ask its own alone.
 */
export function seatsBeside(
  head: Pick<RunHead, 'awaits'> | undefined,
  activity: string,
): readonly string[] {
  const awaited = head?.awaits.find((each) => allSeatsOf(each).includes(activity))
  if (awaited === undefined) return [activity]
  return [activity, ...allSeatsOf(awaited).filter((seat) => seat !== activity)]
}

/**
 * Throws unless the run waits for exactly this answer, beside those that are there. A void one is refused
 * and not kept: kept, it would take the place of one that counts.
 *
 * @param known the answers that are kept at `seatsBeside`
 */
export function assertAnswerable(
  head: Pick<RunHead, 'awaits'> | undefined,
  approval: StoredApproval,
  known: readonly Known[],
): void {
  const { run, activity } = approval
  const taken = () => storeError('FCC_STORE_ALREADY_ANSWERED', [activity, run])
  if (known.some((each) => each.activity === activity)) throw taken()
  if (head === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
  const awaited = head.awaits.find(
    (each) =>
      allSeatsOf(each).includes(activity) &&
      (each.binding === undefined || each.binding === approval.binding),
  )
  if (awaited === undefined) throw storeError('FCC_STORE_APPROVAL_VOID', [activity, run])
  const binding = awaited.binding ?? approval.binding
  const answers = known.filter((each) => seatsOf(awaited).includes(each.activity))
  if (activity === outcomeSeat(awaited)) {
    if (!isOutcome({ ...awaited, binding }, approval, answers)) {
      throw storeError('FCC_STORE_APPROVAL_VOID', [activity, run])
    }
    return
  }
  if (known.some((each) => each.activity === outcomeSeat(awaited))) throw taken()
  const { state } = decideQuestion({ ...awaited, binding, until: undefined }, answers, 0)
  if (state !== 'open') throw taken()
  if (distinctSigners([...answers, approval]).length !== answers.length + 1) throw taken()
  // Seats are taken in their order: who reads them stops at the first that is free.
  if (seatsOf(awaited)[answers.length] !== activity) {
    throw storeError('FCC_STORE_APPROVAL_VOID', [activity, run])
  }
  const isLate =
    awaited.until !== undefined && !(Date.parse(approval.at) < Date.parse(awaited.until))
  if (isLate || approval.decision === 'expired') {
    throw storeError('FCC_STORE_APPROVAL_VOID', [activity, run])
  }
}

/** Whether a question may have come to this, by the answers that are there and the time that it names. */
function isOutcome(
  asked: Awaited,
  { decision, at }: Pick<StoredApproval, 'decision' | 'at'>,
  answers: readonly Known[],
): boolean {
  const { state } = decideQuestion(asked, answers, Date.parse(at))
  if (decision === 'expired') return state === 'expired'
  if (decision === 'rejected') return state === 'refused'
  return state === 'signed'
}

import type { Awaited } from '../stores/stored-run.ts'

/**
 * Where the answers to a question are kept: one seat for each person whose yes it takes. A no takes the
 * first that is free as well.
 *
 * @example
 * seatsOf({ activity: 'r1/sign/1/answer#1', quorum: 2 }) // ['r1/sign/1/answer#1', 'r1/sign/1/answer#1~2']
 */
export function seatsOf({ activity, quorum = 1 }: Pick<Awaited, 'activity' | 'quorum'>) {
  return Array.from({ length: quorum }, (_, at) => (at === 0 ? activity : `${activity}~${at + 1}`))
}

/** Where it is kept what a question that can expire came to: once, by whoever executes the run. */
export function outcomeSeat({ activity }: Pick<Awaited, 'activity'>): string {
  return `${activity}~outcome`
}

/** The name under which a question goes to others after nobody answered it in time. */
export function escalatedActivity(activity: string): string {
  return `${activity}~escalated`
}

/** Every seat of a question, that of its outcome last where it can expire. */
export function allSeatsOf(
  asked: Pick<Awaited, 'activity' | 'quorum' | 'until'>,
): readonly string[] {
  return asked.until === undefined ? seatsOf(asked) : [...seatsOf(asked), outcomeSeat(asked)]
}

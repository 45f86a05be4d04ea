import type { MasterStanding } from '@fcc/runtime'
import { counted } from './counted.ts'

const DAY_MS = 24 * 3600 * 1000

/** How old the master key is, what the schedule says, and who renews it where FCC does not. */
export function masterLines(master: MasterStanding): readonly string[] {
  const { since, isFirstMet, problem, rotateAfterMs, renews, state } = master
  const age = since
    ? `  ${isFirstMet ? 'Known here since' : 'Made'} ${since.slice(0, 10)}.`
    : `  How old it is, ${problem ? `its source did not say: ${problem}` : 'its source does not say'}.`
  if (rotateAfterMs === undefined) {
    return [`${age} It is renewed on no schedule: keys.master_rotate_after would be one.`]
  }
  const days = `once it is ${counted(Math.round(rotateAfterMs / DAY_MS), 'day')} old`
  if (!renews) {
    return [
      `${age} FCC cannot renew it where it comes from: ${days}, ${state === 'overdue' ? 'which it is, ' : ''}name another one as keys.master, and this one under keys.known.`,
    ]
  }
  if (state === 'overdue') {
    return [`${age} It is overdue: a host that runs renews it, or fcc keys rotate --master does.`]
  }
  return [
    state === 'unknown'
      ? `${age} It is renewed on no schedule until it says so.`
      : `${age} A host that runs renews it ${days}.`,
  ]
}

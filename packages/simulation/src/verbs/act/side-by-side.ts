import { joinLabels } from '@fcc/governance'
import { type Acting, ActStopped, countingActivities, stopActing } from './acting.ts'

/** One of several tool calls of an answer. */
export interface SideCall<Result> {
  /** Its number within the visit. */
  readonly number: number
  /** Makes it, with an acting of its own. */
  work(own: Acting): Promise<Result>
}

/**
 * Makes the tool calls of one answer side by side, in rounds of as many as `toolCallsSideBySide` allows, and
 * gives what they made in the order in which they were asked. Whatever order they end in, the bytes are the
 * same: each begins with the labels from before the round, names its activities by its own number, and counts
 * on the tally only when those before it have ended; decisions are kept in the order of the calls. A round is
 * waited for to its end. Where something stops the visit then, it is the gravest of it, and of those alike
 * the first asked; what the others made is in the journal, and is not done again.
 *
 * A call that is alone is no round. Where the plan has no such bound, or one of 1, calls are made one after the
 * other and share one numbering: so a run that was planned before there was the bound finds its acts again.
 */
export async function sideBySide<Result>(
  acting: Acting,
  calls: readonly SideCall<Result>[],
): Promise<readonly Result[]> {
  const { toolCallsSideBySide: many = 1 } = acting.visit.plan.act
  const results: Result[] = []
  if (many === 1 || calls.length === 1) {
    for (const { work } of calls) results.push(await work(acting))
    return results
  }
  for (let from = 0; from < calls.length; from += many) {
    results.push(...(await makeRound(acting, calls.slice(from, from + many))))
  }
  return results
}

async function makeRound<Result>(
  acting: Acting,
  calls: readonly SideCall<Result>[],
): Promise<readonly Result[]> {
  const decided = calls.map(() => 0)
  let before: Promise<unknown> = Promise.resolve()
  const own: Acting[] = []
  const ends: Promise<Result>[] = []
  for (const [at, { number, work }] of calls.entries()) {
    const turn = before
    const mine: Acting = {
      visit: acting.visit,
      tally: acting.tally,
      labels: acting.labels,
      handed: acting.handed,
      attachments: acting.attachments,
      showing: undefined,
      stopped: undefined,
      decided(decision, back = 0) {
        const behind = decided.slice(at + 1).reduce((sum, count) => sum + count, back)
        decided[at] = (decided[at] ?? 0) + 1
        acting.decided(decision, behind)
      },
      nextActivity: countingActivities(acting.visit, `call.${number}.`),
      async inTurn() {
        await acting.inTurn()
        await turn
      },
    }
    own.push(mine)
    const end = work(mine)
    ends.push(end)
    before = Promise.allSettled([before, end])
  }
  const settled = await Promise.allSettled(ends)
  acting.labels = joinLabels(
    acting.visit.ports.governance.schemes,
    acting.labels,
    ...own.map(({ labels }) => labels),
  )
  const failed = settled.filter((each) => each.status === 'rejected').map(({ reason }) => reason)
  if (failed.length === 0) {
    return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  }
  const [gravest] = failed.toSorted(
    (one, other) => gravityOf(other, acting) - gravityOf(one, acting),
  )
  if (gravest instanceof ActStopped) return stopActing(acting, gravest.verdict)
  throw gravest
}

/** How grave what ended a call is: nobody is asked about, or waited for, what stops for good anyway. */
function gravityOf(error: unknown, { visit }: Acting): number {
  if (!(error instanceof ActStopped)) return visit.ports.signal.aborted ? 4 : 2
  const { verdict } = error
  if (verdict.kind === 'halt') return 3
  const canGoOn = verdict.kind === 'wait' || (verdict.kind === 'block' && verdict.waiver)
  return canGoOn ? 0 : 1
}

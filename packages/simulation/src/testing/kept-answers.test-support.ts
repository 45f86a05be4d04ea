import { type Principal, questionsOf, type RunRecord } from '@fcc/contracts'
import { awaitsOf, outcomeSeat, seatsOf } from '@fcc/contracts/questions'
import { assertAnswerable, seatsBeside } from '@fcc/contracts/store-checks'
import type { Approval, QuestionOutcome } from '../visit-ports.ts'

/** The answers of a world, kept where a store would keep them. */
export interface KeptAnswers {
  readonly approvals: Map<string, Approval>
  /** Answers the first question of a run, also between two commits, while it is not said to wait. */
  answer(
    run: RunRecord,
    decision: Approval['decision'],
    given: { readonly by: Partial<Principal>; readonly at: string },
  ): void
  settle(run: RunRecord, outcome: QuestionOutcome): void
}

export function keptAnswers(): KeptAnswers {
  const approvals = new Map<string, Approval>()

  function keep(run: RunRecord, activity: string, approval: Approval): void {
    const head = { awaits: awaitsOf(run) }
    const known = seatsBeside(head, activity).flatMap((seat) => {
      const found = approvals.get(seat)
      return found ? [{ ...found, activity: seat }] : []
    })
    const stored = { run: run.id, activity, ...approval, digest: new Uint8Array() }
    assertAnswerable(head, stored, known)
    approvals.set(activity, approval)
  }

  return {
    approvals,
    answer(run, decision, { by, at }) {
      const [waiting] = questionsOf(run)
      if (!waiting?.activity) throw new Error(`the run is ${run.state} and asks nobody`)
      const { activity, binding = '', quorum, roles } = waiting
      const seat = seatsOf({ activity, quorum }).find((each) => !approvals.has(each)) ?? activity
      keep(run, seat, { decision, binding, at, by: { id: 'grace', kind: 'human', roles, ...by } })
    },
    settle(run, { question, decision, by, at }) {
      const { binding } = question
      const who = by ?? { id: 'due', kind: 'service', roles: [] }
      keep(run, outcomeSeat(question), { decision, at, binding, by: who })
    },
  }
}

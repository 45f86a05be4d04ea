import { type Awaited, questionsOf, type RunRecord, type StoredApproval } from '@fcc/contracts'
import { decideQuestion, seatsOf } from '@fcc/contracts/questions'
import type { Plain, TenantRecords } from '../store/tenant-records.ts'

type Answers = Pick<TenantRecords, 'readApproval'>

/** What a run can continue by: a question that enough people answered, or one that has expired. */
export interface SettledQuestion {
  readonly activity: string
  /** Who answered last, or `due`. */
  readonly by: string
}

/** The first question of a run, or of a branch of it, that has come to something by the answers and the time. */
export async function firstSettled(
  store: Answers,
  run: RunRecord,
  now: number,
): Promise<SettledQuestion | undefined> {
  for (const { activity, binding, quorum, deadline } of questionsOf(run)) {
    if (activity === undefined) continue
    const answers = await answersTo(store, run.id, { activity, quorum })
    const asked = { quorum, until: deadline?.until, binding: binding ?? answers[0]?.binding }
    const standing = decideQuestion(asked, answers, now)
    if (standing.state === 'open') continue
    const by =
      standing.state === 'refused'
        ? standing.by.by.id
        : standing.state === 'signed'
          ? standing.signed.at(-1)?.by.id
          : undefined
    return { activity, by: by ?? 'due' }
  }
  return undefined
}

/** The answers that people gave to a question, in the order of their seats. */
export async function answersTo(
  store: Answers,
  run: string,
  question: Pick<Awaited, 'activity' | 'quorum'>,
): Promise<readonly Plain<StoredApproval>[]> {
  const answers: Plain<StoredApproval>[] = []
  for (const seat of seatsOf(question)) {
    const answer = await store.readApproval(run, seat)
    if (!answer) break
    answers.push(answer)
  }
  return answers
}

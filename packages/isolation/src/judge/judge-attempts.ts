import { type Aim, type Names, nobodyLike } from '../aim/names.ts'
import type { Attempt } from '../attacks/make-attempts.ts'
import type { Got, IsolationReport } from '../report/report.ts'
import { countAttempts } from './count-attempts.ts'
import { hasText } from './find-text.ts'
import { namesIn } from './names-in.ts'
import { NotThisWay } from './not-tried.ts'
import { outcomeOf, shapeOf, whyNotTried } from './outcome.ts'
import { type Witness, wouldNotice } from './would-notice.ts'

/** What attempts are judged by. */
export interface Judged {
  readonly attempts: readonly Attempt[]
  readonly victim: Aim
  /** Texts that the other tenant has, and nobody else. */
  readonly canaries: readonly string[]
  /** What the attacker has by right: what stays, and anew for each call that changes something. */
  readonly own: Names
  readonly freshNames: () => Names
  /** A digest over everything of the other tenant, with a word of it that shows that nobody holds it up. */
  readonly fingerprint: () => Promise<string>
  /** A tenant with something of every kind: a new one where it will be changed. */
  readonly witness: (changes: boolean) => Promise<Witness>
  /** What is put right after each attempt, such as a lock on the attacker. */
  readonly afterEach?: (() => Promise<void>) | undefined
  readonly onAttempt?: ((done: number, of: number) => void) | undefined
  /** How long a call may take before it is one without an end, in milliseconds; a minute by default. */
  readonly limitMs?: number | undefined
  /** Ends with the first of which it cannot be said that it was held: whoever only asks whether all are need not know the others. */
  readonly endAtFirst?: boolean | undefined
}

/** After how many attempts that only read it is looked whether one of them changed something. */
const READ_BETWEEN_LOOKS = 20

/**
 * Makes every attempt, on the other tenant and on one that is nowhere, and judges it by what it got: a canary in
 * what came back, a record that is another one, a tenant that is held up, or an answer that tells the other
 * tenant from nobody. Only those count that would be noticed.
 */
export async function judgeAttempts(judged: Judged): Promise<IsolationReport> {
  const { victim, limitMs = 60_000, own, freshNames } = judged
  // What only reads comes first: it finds the attacker as it was made.
  const ordered = [...judged.attempts].sort((one, other) => +one.changes - +other.changes)
  const through: IsolationReport['through'][number][] = []
  const notTried: IsolationReport['notTried'][number][] = []
  const unseen: IsolationReport['unseen'][number][] = []
  const counter = countAttempts()
  const seen = new Map<string, boolean>()
  const isSeen = async (attempt: Attempt): Promise<boolean> => {
    const { control, port, method, changes } = attempt
    const known = seen.get(control.id)
    if (known !== undefined) return known
    const found = await wouldNotice(attempt, await judged.witness(changes), limitMs)
    await judged.afterEach?.()
    seen.set(control.id, found)
    if (!found) unseen.push({ port, method, call: control.id })
    return found
  }
  let before = await judged.fingerprint()

  for (const [index, attempt] of ordered.entries()) {
    if (judged.endAtFirst && through.length + unseen.length + notTried.length > 0) break
    const { port, method, attack, variant, changes, make } = attempt
    judged.onAttempt?.(index, ordered.length)
    if (!(await isSeen(attempt))) {
      counter.add(port, attack, 'unseen')
      continue
    }
    const tried = async (aim: Aim) => {
      const names = changes ? freshNames() : own
      const outcome = await outcomeOf(() => make(aim, names), limitMs)
      await judged.afterEach?.()
      return { names, outcome }
    }
    const nobody = nobodyLike(victim, attempt.leavesIds ? index + 1 : 0)
    const [theirs, nobodys] = [await tried(victim), await tried(nobody)]
    const because = whyNotTried(theirs.outcome) ?? whyNotTried(nobodys.outcome)
    if (because instanceof NotThisWay) continue
    if (because !== undefined) {
      counter.add(port, attack, 'notTried')
      notTried.push({ port, method, attack, variant, because: because.message })
      continue
    }
    counter.add(port, attack, 'attempts')
    const got: Got[] = []
    if (judged.canaries.some((canary) => hasText(theirs.outcome, canary))) got.push('read')
    if (attempt.mustRefuse && theirs.outcome.kind === 'answer') got.push('answered')
    const [madeOne, madeOther] = [attempt.madeOf?.(victim), attempt.madeOf?.(nobody)]
    const one = shapeOf(theirs.outcome, namesIn(theirs.names, victim, madeOne))
    const other = shapeOf(nobodys.outcome, namesIn(nobodys.names, nobody, madeOther))
    // What is the same for both says nothing of either; of one's own things the second call finds the first.
    const isSame = madeOne !== undefined && madeOne === madeOther
    if (one !== other && !attempt.ordered && !isSame) got.push('revealed')
    // What only reads is looked after some at a time: to read everything takes longer than to try.
    const isLast = !changes && (ordered[index + 1]?.changes ?? true)
    if (changes || isLast || index % READ_BETWEEN_LOOKS === 0) {
      const after = await outcomeOf(judged.fingerprint, limitMs)
      if (after.kind === 'no end') got.push('delayed')
      else if (after.kind === 'refusal' || after.value !== before) got.push('changed')
      if (after.kind === 'answer') before = String(after.value)
    }
    if (got.length === 0) continue
    counter.add(port, attack, 'through')
    through.push({ port, method, attack, variant, got, told: `${one}\n${other}` })
  }
  judged.onAttempt?.(ordered.length, ordered.length)
  const counts = counter.counts()
  return {
    attempts: counts.reduce((sum, { attempts }) => sum + attempts, 0),
    ...{ through, notTried, unseen, counts },
  }
}

import { type Aim, type Names, nobodyLike } from '../aim/names.ts'
import type { Attack } from '../attacks/attack.ts'
import type { Attempt } from '../attacks/make-attempts.ts'
import type { AttackCount, Got, IsolationReport } from '../report/report.ts'
import { hasText } from './find-text.ts'
import { NotThisWay, NotTried } from './not-tried.ts'
import { type Outcome, outcomeOf, shapeOf } from './outcome.ts'

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
  /** What is put right after each attempt, such as a lock on the attacker. */
  readonly afterEach?: (() => Promise<void>) | undefined
  readonly onAttempt?: ((done: number, of: number) => void) | undefined
  /** How long a call may take before it is one without an end, in milliseconds; a minute by default. */
  readonly limitMs?: number | undefined
}

/**
 * Makes every attempt, on the other tenant and on one that is nowhere, and judges it by what it got: a canary in
 * what came back, a record that is another one, a tenant that is held up, or an answer that tells the other
 * tenant from nobody.
 */
export async function judgeAttempts(judged: Judged): Promise<IsolationReport> {
  const { victim, limitMs = 60_000, own, freshNames } = judged
  const nobody = nobodyLike(victim)
  // What only reads comes first: it finds the attacker as it was made.
  const ordered = [...judged.attempts].sort((one, other) => +one.changes - +other.changes)
  const through: IsolationReport['through'][number][] = []
  const notTried: IsolationReport['notTried'][number][] = []
  const counts = new Map<string, { -readonly [Key in keyof AttackCount]: AttackCount[Key] }>()
  let before = await judged.fingerprint()

  for (const [index, attempt] of ordered.entries()) {
    const { port, method, attack, variant, changes, make } = attempt
    const tried = async (aim: Aim) => {
      const names = changes ? freshNames() : own
      return { names, outcome: await outcomeOf(() => make(aim, names), limitMs) }
    }
    const [theirs, nobodys] = [await tried(victim), await tried(nobody)]
    await judged.afterEach?.()
    judged.onAttempt?.(index + 1, ordered.length)
    const because = whyNotTried(theirs.outcome) ?? whyNotTried(nobodys.outcome)
    if (because instanceof NotThisWay) continue
    const count = countOf(counts, port, attack)
    if (because !== undefined) {
      count.notTried += 1
      notTried.push({ port, method, attack, variant, because: because.message })
      continue
    }
    count.attempts += 1
    const got: Got[] = []
    if (judged.canaries.some((canary) => hasText(theirs.outcome, canary))) got.push('read')
    const one = shapeOf(theirs.outcome, namesIn(theirs.names, victim, attempt))
    const other = shapeOf(nobodys.outcome, namesIn(nobodys.names, nobody, attempt))
    // What is the same for both says nothing of either; of one's own things the second call finds the first.
    const isSame = attempt.madeOf !== undefined && attempt.madeOf(victim) === attempt.madeOf(nobody)
    if (one !== other && !attempt.ordered && !isSame) got.push('revealed')
    const after = await outcomeOf(judged.fingerprint, limitMs)
    if (after.kind === 'no end') got.push('delayed')
    else if (after.kind === 'refusal' || after.value !== before) got.push('changed')
    if (after.kind === 'answer') before = String(after.value)
    if (got.length === 0) continue
    count.through += 1
    through.push({ port, method, attack, variant, got, told: `${one}\n${other}` })
  }
  const made = [...counts.values()]
  return {
    attempts: made.reduce((sum, { attempts }) => sum + attempts, 0),
    through,
    notTried,
    counts: made,
  }
}

/** Names of both, so that what is told of either is the same text. */
function namesIn(own: Names, aim: Aim, { madeOf }: Attempt): Readonly<Record<string, unknown>> {
  const { names, guessed } = aim
  const all = Object.entries(own).flatMap(([kind, value]) =>
    typeof value === 'string' ? [[`own ${kind}`, value]] : [],
  )
  return { ...names, ...Object.fromEntries(all), guessed, ...(madeOf ? { made: madeOf(aim) } : {}) }
}

function whyNotTried(outcome: Outcome): Error | undefined {
  if (outcome.kind === 'no end') return new NotTried('The call did not end.')
  if (outcome.kind === 'answer' || outcome.code.startsWith('FCC_')) return undefined
  const [told = ''] = outcome.told
  if (outcome.code === 'NotThisWay') return new NotThisWay(told)
  return new NotTried(outcome.code === 'NotTried' ? told : `${outcome.code}: ${told}`)
}

function countOf(
  counts: Map<string, { -readonly [Key in keyof AttackCount]: AttackCount[Key] }>,
  port: string,
  attack: Attack,
) {
  const key = `${port} ${attack}`
  const found = counts.get(key) ?? { port, attack, attempts: 0, through: 0, notTried: 0 }
  counts.set(key, found)
  return found
}

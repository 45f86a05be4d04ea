import { setTimeout as delay } from 'node:timers/promises'
import type { Answer, SqlValue, Statement } from './sql.ts'
import { codeOf, isLost } from './translate-error.ts'

/** What a transaction is known by afterwards. */
export interface ChangeNumber {
  /** The number that PostgreSQL gave it. */
  readonly number: string
  /** Since when the server counts: anew whenever it recovered from a crash, as each server does for itself. */
  readonly since: string | null
}

/** What PostgreSQL says of a number afterwards. */
export interface Outcome {
  readonly outcome: string | null
  readonly since: string | null
  /** Whether its last checkpoint knew that the number was given. */
  readonly isKnown: boolean
}

/** Asks with a connection that may have to be made first, until a time in milliseconds since 1970. */
export type AskOutcome = (
  statement: Statement,
  values: readonly SqlValue[],
  until: number,
) => Promise<Answer<Outcome>>

/** Names the transaction that it is sent in. */
export const NUMBER: Statement = {
  name: 'number',
  text: `SELECT pg_current_xact_id()::text AS number,
    (SELECT stats_reset::text FROM pg_stat_wal) AS since`,
}

const OUTCOME: Statement = {
  name: 'outcome',
  text: `SELECT pg_xact_status($1::text::xid8) AS outcome,
    (SELECT stats_reset::text FROM pg_stat_wal) AS since,
    (SELECT $1::text::numeric < split_part(next_xid, ':', 1)::numeric * 4294967296
       + split_part(next_xid, ':', 2)::numeric FROM pg_control_checkpoint()) AS "isKnown"`,
}

/** `invalid_parameter_value`: what is asked after the outcome of a number that no transaction had so far. */
const NOT_GIVEN_YET = '22023'

/** How long to wait before the outcome of a change is asked again, in milliseconds. */
const ASK_AGAIN_MS = 100

/**
 * Whether a change whose commit was not answered was kept; `undefined` where nobody can say.
 *
 * A server that crashed before anything of a transaction was on its disk does not know its number afterwards, and gives
 * it to another. The checkpoint that ends a recovery has the first number that is free: what is not below it was lost,
 * whatever became of its number since.
 */
export async function wasKept(
  { number, since }: ChangeNumber,
  until: number,
  ask: AskOutcome,
): Promise<boolean | undefined> {
  for (;;) {
    try {
      const { rows } = await ask(OUTCOME, [number], until)
      const [found] = rows
      if (found?.outcome === 'aborted') return false
      if (found?.outcome === 'committed') {
        return (since !== null && found.since === since) || found.isKnown
      }
    } catch (error) {
      if (codeOf(error) === NOT_GIVEN_YET) return false
      if (!isLost(error)) return undefined
    }
    if (Date.now() > until) return undefined
    await delay(ASK_AGAIN_MS)
  }
}

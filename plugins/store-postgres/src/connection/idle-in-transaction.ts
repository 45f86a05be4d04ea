import type { StoreOptions } from '@fcc/contracts'
import { postgresError } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'

/** What holds where nobody executes runs, in milliseconds. */
const WITHOUT_LEASES_MS = 60_000

/**
 * After how long the server ends a transaction that a process left alone. One that is cut off in the middle of a
 * commit keeps its rows locked until then, and others from its run: no longer than its lease does.
 *
 * @throws FccError FCC_POSTGRES_IDLE_TOO_LONG
 */
export function idleInTransactionMs(
  { idle_in_transaction_ms: stated }: Pick<Settings, 'idle_in_transaction_ms'>,
  { leaseMs }: Pick<StoreOptions, 'leaseMs'>,
): number {
  if (stated !== undefined && leaseMs !== undefined && stated > leaseMs) {
    throw postgresError('FCC_POSTGRES_IDLE_TOO_LONG', [stated, leaseMs])
  }
  return stated ?? leaseMs ?? WITHOUT_LEASES_MS
}

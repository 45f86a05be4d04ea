import type { LedgerMovement, NewEvent } from '@fcc/contracts'
import { storeError } from '@fcc/contracts/store-checks'
import { toBytes } from '../connection/record-bytes.ts'
import { insertion } from '../connection/sql.ts'
import type { TenantChange } from './tenant-work.ts'

const INSERT_EVENTS = insertion(
  'event',
  ['tenant', 'insertion', 'id', 'run', 'record', 'digest'],
  'ON CONFLICT DO NOTHING',
)
const INSERT_MOVEMENTS = insertion(
  'ledger_movement',
  ['tenant', 'ordinal', 'id', 'run', 'account', 'unit', 'amount', 'digest'],
  'ON CONFLICT DO NOTHING',
)

/**
 * Adds events and movements in a transaction that is under way.
 *
 * @throws FccError FCC_STORE_DUPLICATE_ENTRY
 */
export async function insertOutgoing(
  tenant: string,
  { sql, numbers }: TenantChange,
  outgoing: { readonly events: readonly NewEvent[]; readonly ledger: readonly LedgerMovement[] },
): Promise<void> {
  const { events, ledger } = outgoing
  const [firstEvent, firstOrdinal] = [numbers.events + 1, numbers.ordinals + 1]
  numbers.events += events.length
  numbers.ordinals += ledger.length
  const sent = [
    INSERT_EVENTS(
      sql,
      events.map(
        ({ id, run, text, digest }, index) =>
          [tenant, firstEvent + index, id, run ?? null, toBytes(text), digest] as const,
      ),
    ),
    INSERT_MOVEMENTS(
      sql,
      ledger.map(
        ({ id, run, account, unit, amount, digest }, index) =>
          [tenant, firstOrdinal + index, id, run, account, unit, amount, digest] as const,
      ),
    ),
  ] as const
  for (const [index, expected] of [events, ledger].entries()) {
    const answer = await sent[index]
    if (answer?.count === expected.length) continue
    throw storeError('FCC_STORE_DUPLICATE_ENTRY', [expected.map(({ id }) => id).join(' or ')])
  }
}

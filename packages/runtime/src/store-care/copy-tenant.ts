import type { ControlStore, StoreBackend } from '@fcc/contracts'
import {
  type StoreTransfer,
  TRANSFER_TABLES,
  type TransferTable,
} from '@fcc/contracts/store-checks'
import type { HostObjects } from '../objects/host-objects.ts'
import { countTenant, differingTables, type TenantCounts } from './count-tables.ts'
import { careErrors } from './diagnostics.ts'

/** A store that gives or takes records, by the name that it goes by. */
export interface CarriedStore {
  readonly use: string
  readonly backend: StoreBackend
  readonly transfer: StoreTransfer
}

/** A store with what its rows name beside them. */
export interface WholeStore extends CarriedStore {
  readonly objects: HostObjects
}

const isMark = ({ name }: TransferTable): boolean => name === 'store_mark'

/**
 * Copies everything of a tenant, and reads both stores through afterwards: only where every row is the same
 * does the copy get its mark, without which no process takes it for the tenant's store. What an earlier try
 * has copied stays; a copy that has its mark is never written to.
 *
 * @throws FccError FCC_STORE_IN_USE, FCC_STORE_TAKEN, FCC_STORE_COPY_DIFFERS
 */
export async function copyTenant(
  tenant: string,
  given: { readonly from: CarriedStore; readonly to: CarriedStore; readonly now: number },
): Promise<TenantCounts> {
  const { from, to, now } = given
  await refuseTaken(tenant, to)
  const counts = await from.transfer.look(tenant, async (look) => {
    for (const table of TRANSFER_TABLES.filter((each) => !isMark(each))) {
      for await (const rows of look.rows(table)) {
        const held =
          table.name === 'lease' ? rows.find((row) => Number(row.expires_at) > now) : undefined
        if (held) {
          const until = new Date(Number(held.expires_at)).toISOString()
          throw careErrors.inUse(tenant, String(held.run), until)
        }
        await to.transfer.take(tenant, table, rows)
      }
    }
    return countTenant(look)
  })
  const copied = await to.transfer.look(tenant, countTenant)
  const differing = differingTables(counts, copied).filter((table) => table !== 'store_mark')
  if (differing.length > 0) throw careErrors.differs(tenant, differing)
  await copyDirectoryRow(tenant, from.backend.control, to.backend.control)
  await from.transfer.look(tenant, async (look) => {
    for (const table of TRANSFER_TABLES.filter(isMark)) {
      for await (const rows of look.rows(table)) await to.transfer.take(tenant, table, rows)
    }
  })
  if ((await from.backend.control.listWork()).some((note) => note.tenant === tenant)) {
    await to.backend.control.noteWork(tenant, now)
  }
  return counts
}

/** Refuses where the tenant has a store already: whatever has a mark is in use, or may be. */
export async function refuseTaken(tenant: string, to: CarriedStore): Promise<void> {
  if (await to.backend.control.readMark(tenant)) throw careErrors.taken(tenant, to.use)
}

async function copyDirectoryRow(
  tenant: string,
  from: ControlStore,
  to: ControlStore,
): Promise<void> {
  const row = await from.readTenant(tenant)
  const stored = await to.readTenant(tenant)
  if (row && row.version !== stored?.version) await to.writeTenant(row, stored?.version ?? 0)
}

/** Keys and rows under names that are no tenant's: what the host's own rows are digested with. */
export async function copyHostKeys(
  owners: readonly string[],
  from: CarriedStore,
  to: CarriedStore,
): Promise<void> {
  const keys = TRANSFER_TABLES.filter(({ name }) => name === 'wrapped_key')
  for (const owner of owners) {
    await from.transfer.look(owner, async (look) => {
      for (const table of keys) {
        for await (const rows of look.rows(table)) await to.transfer.take(owner, table, rows)
      }
    })
    const ofKeys = (store: CarriedStore) =>
      store.transfer.look(owner, async (look) => (await countTenant(look)).tables)
    const [ours, theirs] = [await ofKeys(from), await ofKeys(to)]
    const digestOf = (counts: Awaited<ReturnType<typeof ofKeys>>) =>
      counts.find(({ table }) => table === 'wrapped_key')?.digest
    if (digestOf(ours) !== digestOf(theirs)) throw careErrors.taken(owner, to.use)
  }
}

/** Reference data that all tenants share. */
export async function copyReferenceData(from: StoreBackend, to: StoreBackend): Promise<number> {
  const items = await from.referenceData.list()
  for (const item of items) {
    const text = await from.referenceData.read(item.digest)
    if (text !== undefined) await to.referenceData.keep(item, text)
  }
  return items.length
}

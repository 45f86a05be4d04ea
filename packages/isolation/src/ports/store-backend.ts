import type { ReferenceDataStore, StoreBackend } from '@fcc/contracts'
import {
  type StoreTransfer,
  TRANSFER_TABLES,
  type TransferColumn,
  type TransferValue,
} from '@fcc/contracts/store-checks'
import type { Names } from '../aim/names.ts'
import { bytesOf } from '../arena/records.ts'
import type { PortAttacks, Special } from './probe.ts'

/** How a backend is attacked: by tenants whose ids are nearly the other's. */
export const storeBackendAttacks: PortAttacks<StoreBackend> = {
  openTenant: [
    {
      slots: ['tenant'],
      call: async (port, { tenant }) => {
        const store = await port.openTenant(tenant)
        const found = [
          await store.readIdentity(),
          await store.listRuns(),
          await store.listContents(),
          await store.readEvents(),
          await store.readTree(),
        ]
        await store.close()
        return found
      },
    },
  ],
  close: { unreachable: 'the whole store: of the host alone' },
}

const runTable = TRANSFER_TABLES.find(({ name }) => name === 'run')
/** What a column takes that does not take anything. */
const ONLY: Readonly<Record<string, TransferValue>> = {
  ...{ state: 'failed', part: 'intent', awaits: bytesOf('[]') },
}

let given = 100_000

/** A place that no row has yet: another row in its place would be refused for that alone. */
function unusedNumber(): number {
  given += 1
  return given
}

/** Something for a column of each type. */
const VALUES: Readonly<Record<TransferColumn, (own: Names) => TransferValue>> = {
  text: ({ run }) => run,
  number: unusedNumber,
  flag: () => false,
  bytes: () => bytesOf('{}'),
}

const smuggled: readonly Special<StoreTransfer>[] = TRANSFER_TABLES.map((table) => ({
  attack: 'foreign ids',
  variant: `a row of ${table.name} that names the other tenant`,
  call: (port, { names }, own) => {
    // What a backup that was edited could hold: a column that the table does not carry.
    const row = Object.entries(table.columns).map(([name, type]) => [
      name,
      ONLY[name] ?? VALUES[type](own),
    ])
    return port.take(own.tenant, table, [{ ...Object.fromEntries(row), tenant: names.tenant }])
  },
}))

/** How what carries records is attacked: by tenants with nearly the other's id, and by rows that name it. */
export const storeTransferAttacks: PortAttacks<StoreTransfer> = {
  tenants: { unreachable: 'which tenants have records: of the host alone, and names no tenant' },
  look: [
    {
      slots: ['tenant'],
      call: (port, { tenant }) =>
        port.look(tenant, async (look) => {
          const found: unknown[] = []
          for (const table of TRANSFER_TABLES) {
            for await (const rows of look.rows(table)) found.push(...rows)
          }
          return found
        }),
    },
  ],
  take: [
    {
      slots: ['run'],
      changes: true,
      call: (port, { run, tenant }) =>
        runTable &&
        port.take(tenant, runTable, [
          {
            ...{
              ordinal: unusedNumber(),
              id: run,
              idempotency_key: null,
              state: 'failed',
              sequence: 1,
            },
            ...{ awaits: new Uint8Array(), record: new Uint8Array(), digest: new Uint8Array() },
          },
        ]),
      special: smuggled,
    },
  ],
}

/** Reference data is shared by all tenants, and nothing of a tenant is to be found in it. */
export const referenceDataAttacks: PortAttacks<ReferenceDataStore> = {
  keep: { unreachable: 'a version for all tenants: of the host alone' },
  find: { unreachable: 'the same for every tenant' },
  list: { unreachable: 'the same for every tenant' },
  read: { unreachable: 'the same for every tenant' },
  close: { unreachable: 'the whole store: of the host alone' },
}

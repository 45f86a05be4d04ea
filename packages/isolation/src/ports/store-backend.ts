import type { ReferenceDataStore, StoreBackend } from '@fcc/contracts'
import { type StoreTransfer, TRANSFER_TABLES } from '@fcc/contracts/store-checks'
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
const smuggled: readonly Special<StoreTransfer>[] = TRANSFER_TABLES.map((table) => ({
  attack: 'foreign ids',
  variant: `a row of ${table.name} that names the other tenant`,
  call: (port, { names }, own) => {
    // What a backup that was edited could hold: a column that the table does not carry.
    const row = { ...Object.fromEntries(Object.keys(table.columns).map((each) => [each, null])) }
    return port.take(own.tenant, table, [{ ...row, tenant: names.tenant, id: names.run }])
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
            ...{ ordinal: 900, id: run, idempotency_key: null, state: 'failed', sequence: 1 },
            ...{ awaits: new Uint8Array(), record: new Uint8Array(), digest: new Uint8Array() },
          },
        ]),
      special: smuggled,
    },
  ],
}

/** How reference data is attacked. It is shared by all tenants; nothing of a tenant is to be found in it. */
export const referenceDataAttacks: PortAttacks<ReferenceDataStore> = {
  keep: { unreachable: 'a version for all tenants: of the host alone' },
  find: [
    { slots: ['tenant', 'address'], call: (port, { tenant, address }) => port.find(tenant, address) },
  ],
  list: [{ slots: [], call: (port) => port.list() }],
  read: [{ slots: ['address'], call: (port, { address }) => port.read(address) }],
  close: { unreachable: 'the whole store: of the host alone' },
}

import type { StoreBackend, StoreFactory, StoreOptions } from '@fcc/contracts'
import {
  createBackend,
  createIdCheck,
  MAX_TENANT_ID_BYTES,
  storeError,
} from '@fcc/contracts/store-checks'
import { type Address, readAddress } from './connection/address.ts'
import { type Connections, openConnections } from './connection/connections.ts'
import { idleInTransactionMs } from './connection/idle-in-transaction.ts'
import { createTransactions } from './connection/transactions.ts'
import { translateError } from './connection/translate-error.ts'
import { createControl } from './control/control-store.ts'
import type { ControlWork } from './control/control-work.ts'
import { createReferenceData } from './control/reference-data.ts'
import { postgresError } from './diagnostics.ts'
import { createErasure } from './erasure/create-erasure.ts'
import { migrate } from './schema/migrate.ts'
import { verifyGuards } from './schema/verify-guards.ts'
import type { Settings } from './settings.ts'
import { openTenant } from './tenant/open-tenant.ts'
import { createTransfer } from './transfer/transfer.ts'

/**
 * Makes a store on PostgreSQL 15 or newer: all tenants in the same tables, each row under a policy. It is opened
 * only where the policies of every table hold for the user that it has.
 *
 * @throws FccError FCC_POSTGRES_ADDRESS, FCC_POSTGRES_NOT_ENCRYPTED, FCC_POSTGRES_UNREACHABLE,
 * FCC_POSTGRES_REFUSED, FCC_POSTGRES_VERSION, FCC_POSTGRES_NOT_MIGRATED, FCC_POSTGRES_NEWER,
 * FCC_POSTGRES_ROLE_TOO_STRONG, FCC_POSTGRES_UNGUARDED, FCC_POSTGRES_IDLE_TOO_LONG when opening
 */
export function createPostgresStore(settings: Settings): StoreFactory {
  return {
    id: 'store-postgres/postgres',
    title: 'PostgreSQL, all tenants in tables with row-level security',
    durable: true,
    async migrate(options) {
      const address = await resolveAddress(settings.migrate_url, settings, options)
      const taken = await migrate(address, settings)
      return taken.map(({ number, name }) => `${number} ${name}`)
    },
    async open(options) {
      const address = await resolveAddress(settings.url, settings, options)
      const connections = openConnections(address, settings, idleInTransactionMs(settings, options))
      try {
        await connections.use((client) => verifyGuards(client, address.where))
        return openBackend(connections, settings, options)
      } catch (error) {
        await connections.close()
        throw translateError(error, connections)
      }
    },
  }
}

/** The address that a reference of the settings stands for. */
async function resolveAddress(
  reference: string | undefined,
  settings: Settings,
  { secret }: StoreOptions,
): Promise<Address> {
  if (reference === undefined || secret === undefined) {
    throw postgresError('FCC_POSTGRES_ADDRESS', ['none is set'])
  }
  return readAddress(await secret(reference), settings)
}

function openBackend(
  connections: Connections,
  settings: Settings,
  options: StoreOptions,
): StoreBackend {
  const transactions = createTransactions(connections)
  const checkId = createIdCheck(settings.max_id_bytes)
  const checkTenantId = createIdCheck(MAX_TENANT_ID_BYTES)
  const part = (what: string): { readonly work: ControlWork; readonly close: () => void } => {
    let open = true
    const assertOpen = (): void => {
      if (!open) throw storeError('FCC_STORE_CLOSED', [what])
    }
    return {
      work: {
        checkId,
        async change(scope, work) {
          assertOpen()
          return transactions.change(scope, work)
        },
        async read(scope, work) {
          assertOpen()
          return transactions.read(scope, work)
        },
      },
      close: () => {
        open = false
      },
    }
  }
  const control = part('The control store')
  const reference = part('The store of reference data')
  const backend = createBackend({
    control: createControl(control.work, control.close),
    referenceData: createReferenceData(reference.work, reference.close),
    transfer: createTransfer(transactions, checkTenantId),
    // Without somebody who may, it is not offered.
    ...(settings.erase_url === undefined
      ? {}
      : {
          erasure: createErasure({
            serving: transactions,
            address: () => resolveAddress(settings.erase_url, settings, options),
            ...{ settings, checkTenant: checkTenantId },
          }),
        }),
    async openTenant(tenant, onClose) {
      checkTenantId('tenant', tenant)
      return openTenant({ tenant, checkId, transactions, connections, onClose })
    },
  })
  let closing: Promise<void> | undefined
  return {
    ...backend,
    close() {
      closing ??= backend.close().then(() => connections.close())
      return closing
    },
  }
}

import type { TenantStore } from '@fcc/contracts'
import { type IdCheck, storeError } from '@fcc/contracts/store-checks'
import type { Connections } from '../connection/connections.ts'
import { statement } from '../connection/sql.ts'
import type { Transactions } from '../connection/transactions.ts'
import { createApprovals } from './approvals.ts'
import { createAudit } from './audit.ts'
import { createCommit } from './commit.ts'
import { createContents } from './contents.ts'
import { groupChanges } from './grouped-changes.ts'
import { createIdentity } from './identity.ts'
import { createJournal } from './journal.ts'
import { createLeases } from './leases.ts'
import { createOutgoing } from './outgoing.ts'
import { createRemoval } from './removal.ts'
import { createRunCommands } from './run-commands.ts'
import { createRuns } from './runs.ts'
import type { TenantWork } from './tenant-work.ts'

/** What a handle on a tenant is made of. */
export interface TenantOptions {
  readonly tenant: string
  readonly checkId: IdCheck
  readonly transactions: Transactions
  readonly connections: Connections
  readonly onClose: () => void
}

const ENTER = statement(
  'enter tenant',
  `INSERT INTO fcc.tenant (tenant) SELECT $1 WHERE NOT EXISTS (SELECT FROM fcc.tenant WHERE tenant = $1)
   ON CONFLICT (tenant) DO NOTHING`,
)

/** Opens the store of a tenant: its rows in the tables of all, by the capability that this handle is. */
export async function openTenant(options: TenantOptions): Promise<TenantStore> {
  const { tenant, checkId, transactions, connections, onClose } = options
  await transactions.change({ tenant }, (sql) => sql.run(ENTER, [tenant]))
  const group = groupChanges(tenant, transactions, connections)
  let open = true
  let closing: Promise<void> | undefined
  const assertOpen = (): void => {
    if (!open) throw storeError('FCC_STORE_CLOSED', [`The store of tenant ${tenant}`])
  }
  const work: TenantWork = {
    tenant,
    checkId,
    async change(changing, run) {
      assertOpen()
      return group.change(changing, run)
    },
    async read(reading) {
      assertOpen()
      return transactions.read({ tenant }, reading)
    },
    async readInSteps(reading) {
      assertOpen()
      return transactions.readInSteps({ tenant }, reading)
    },
  }
  return {
    tenant,
    ...createIdentity(work),
    ...createRuns(work),
    ...createLeases(work),
    ...createJournal(work),
    ...createCommit(work),
    ...createApprovals(work),
    ...createRunCommands(work),
    ...createContents(work),
    ...createOutgoing(work),
    ...createAudit(work),
    ...createRemoval(work),
    close() {
      closing ??= close()
      return closing
    },
  }

  async function close(): Promise<void> {
    open = false
    await group.settled()
    onClose()
  }
}

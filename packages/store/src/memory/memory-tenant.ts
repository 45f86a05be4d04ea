import type { TenantStore } from '@fcc/contracts'
import { type IdCheck, storeError } from '@fcc/contracts/store-checks'
import { createMemoryAudit } from './memory-audit.ts'
import { createMemoryIdentity } from './memory-identity.ts'
import { createMemoryJournal } from './memory-journal.ts'
import { createMemoryLeases } from './memory-leases.ts'
import { createMemoryOutgoing } from './memory-outgoing.ts'
import { createMemoryRemoval } from './memory-removal.ts'
import { createMemoryRunCommands } from './memory-run-commands.ts'
import { createMemoryRuns } from './memory-runs.ts'
import type { MemoryState } from './memory-state.ts'
import type { MemoryWork } from './memory-work.ts'

/** What a handle on a tenant in memory is made of. */
export interface MemoryTenantOptions {
  readonly tenant: string
  readonly state: MemoryState
  readonly checkId: IdCheck
  readonly onClose: () => void
}

/** A handle on the data of one tenant in memory. */
export function createMemoryTenant(options: MemoryTenantOptions): TenantStore {
  const { tenant, state, checkId, onClose } = options
  let open = true
  const memory: MemoryWork = {
    tenant,
    state,
    checkId,
    async work(act) {
      if (!open) throw storeError('FCC_STORE_CLOSED', [`The store of tenant ${tenant}`])
      return act()
    },
  }
  return {
    tenant,
    ...createMemoryIdentity(memory),
    ...createMemoryRuns(memory),
    ...createMemoryLeases(memory),
    ...createMemoryJournal(memory),
    ...createMemoryRunCommands(memory),
    ...createMemoryAudit(memory),
    ...createMemoryOutgoing(memory),
    ...createMemoryRemoval(memory),
    close: async () => {
      if (!open) return
      open = false
      onClose()
    },
  }
}

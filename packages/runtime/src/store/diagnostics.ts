import { storeError } from '@fcc/contracts/store-checks'
import { type Diagnostic, FccError, thrownMessage } from '@fcc/plugin-api'
import type { StoreStanding } from './store-standing.ts'

/** Errors of records at rest. They name rows by their table and key, never content. */
export const storeErrors = {
  tampered: (tenant: string, what: string, found: string) =>
    new FccError({
      code: 'FCC_STORE_TAMPERED',
      why: `${what} of tenant ${tenant} is not what was written there: ${found}.`,
      fix: 'Stop, keep the file for who investigates, and restore the tenant from a backup; nothing that it says is believed.',
    }),
  /** Why a store is refused, where it is not the one that the control store remembers. */
  unexpectedStore: (tenant: string, standing: StoreStanding): FccError | undefined => {
    switch (standing.kind) {
      case 'missing':
        return new FccError({
          code: 'FCC_STORE_MISSING',
          why: `The store of tenant ${tenant} is empty or gone; at ${standing.mark.at} its log had ${standing.mark.size} entries.`,
          fix: `Put the tenant's file back together with its -wal file, or accept the loss with "fcc accept --store --tenant ${tenant}".`,
        })
      case 'older':
        return new FccError({
          code: 'FCC_STORE_OLDER',
          why: `The store of tenant ${tenant} is older than it was: its log has ${standing.size} entries in place and had ${standing.mark.size} at ${standing.mark.at}.`,
          fix: `Put the newest file back together with its -wal file, or accept the loss with "fcc accept --store --tenant ${tenant}".`,
        })
      case 'foreign':
        return storeErrors.foreignStore(tenant)
      case 'unmarked':
        return new FccError({
          code: 'FCC_STORE_UNMARKED',
          why: `The control store knows nothing of the store of tenant ${tenant}: it is new, older, or another one, and the keys of this store are not in it.`,
          fix: 'Put the control file back that was in use with this tenant, with its -wal file; nothing in the tenant’s file can be opened without it.',
        })
      default:
        return undefined
    }
  },
  foreignStore: (tenant: string) =>
    new FccError({
      code: 'FCC_STORE_FOREIGN',
      why: `The store of tenant ${tenant} is another one than the tenant had: its identity or its log is not the one that the control store remembers.`,
      fix: 'Put the tenant’s own file back with its -wal file, or move this one away and accept the loss of the other.',
    }),
  contentMissing: (tenant: string, run: string, name: string) =>
    new FccError({
      code: 'FCC_CONTENT_MISSING',
      why: `The content of ${name} of run ${run} is not in the store of tenant ${tenant}, although the run's record names it.`,
      fix: 'Restore the tenant file from a backup.',
    }),
  markTampered: (tenant: string) =>
    new FccError({
      code: 'FCC_STORE_MARK_TAMPERED',
      why: `What the control store remembers of the store of tenant ${tenant} was changed by somebody without the key.`,
      fix: 'Stop, keep the control file for who investigates, and restore it from a backup.',
    }),
  markBusy: (tenant: string, tries: number) =>
    new FccError({
      code: 'FCC_STORE_MARK_BUSY',
      why: `Other processes wrote the mark of the store of tenant ${tenant} each of ${tries} times that this one tried.`,
      fix: 'Try again; if it stays, look for a process that opens the tenant over and over.',
    }),
  markNotWritten: (tenant: string, cause: unknown): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_STORE_MARK_NOT_WRITTEN',
    why: `How far the log of tenant ${tenant} has grown could not be written into the control store: ${thrownMessage(cause)}`,
    fix: 'Repair the control store; until then an older file of the tenant is noticed only up to the last mark.',
  }),
  erasuresReplayed: (tenant: string, count: number) =>
    new FccError({
      code: 'FCC_STORE_ERASURES_REPLAYED',
      why: `${count} ${count === 1 ? 'erasure' : 'erasures'} of tenant ${tenant} were not in the control store, or the key was there again: the control store or its keys are older than the tenant’s store, its list of erasures was changed, or a crash cut an erasure short. Their keys are destroyed now.`,
      fix: 'Nothing, if a backup was restored. Otherwise find out who put the control file, or its tables, back.',
    }),
  unknownRun: (_tenant: string, run: string) => storeError('FCC_STORE_UNKNOWN_RUN', [run]),
}

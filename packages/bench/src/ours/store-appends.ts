import type { StoreBackend } from '@fcc/contracts'
import { createSqliteStore } from '@fcc/store'
import { nextDatabase } from '../server/bench-database.ts'
import type { CreateSide } from '../sides/side.ts'
import { APPEND_TENANT, APPENDED, appendedFacts, appendOf, createTurns } from './append-work.ts'

/** Commits of visits through the port of a store, with all that it checks. */
export const createSide: CreateSide = async ({ store }) => ({
  async measure({ count, concurrency, directory }, { stopwatch, sideBySide }) {
    const backend = await open(store ?? '', directory)
    try {
      const tenant = await backend.openTenant(APPEND_TENANT)
      const runs = Array.from({ length: concurrency }, (_, number) => `r${number}`)
      const leases = new Map<string, Parameters<typeof tenant.commitVisit>[0]>()
      for (const run of runs) {
        const { head } = appendOf(run, 0)
        const nothing = { rows: [], contents: [], entries: [], events: [], ledger: [] }
        const lease = { holder: run, expiresAt: Date.now() + 3_600_000 }
        const created = await tenant.createRun({ head, ...nothing, lease })
        if (created.lease) leases.set(run, created.lease)
      }
      const turn = createTurns(runs)
      const commit = (run: string, sequence: number): Promise<void> => {
        const lease = leases.get(run)
        if (!lease) throw new Error(`Run ${run} has no lease.`)
        return tenant.commitVisit(lease, appendOf(run, sequence))
      }
      await stopwatch(() => sideBySide(count, concurrency, () => turn(commit)))
      const entries = await tenant.readEntries()
      const contents = await tenant.listContents()
      const events = await tenant.readEvents()
      const rows = [contents.length, entries.length, events.length]
      return appendedFacts(
        Object.fromEntries(APPENDED.map((table, index) => [table, rows[index] ?? 0])),
      )
    } finally {
      await backend.close()
    }
  },
})

async function open(store: string, directory: string): Promise<StoreBackend> {
  if (store === 'sqlite') return createSqliteStore({ synchronous: 'full' }).open({ directory })
  const { factory, options } = await nextDatabase()
  return factory.open(options)
}

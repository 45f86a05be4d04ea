import { createReadySet, DEFAULT_POOLS, type FairJob } from '@fcc/scheduling'
import type { CreateSide } from '../sides/side.ts'

/** How many decisions one piece of work is. */
export const DECISIONS = 1000

/** Takes and finishes jobs of so many tenants, each of which always has another one ready. */
export const createSide: CreateSide = async ({ tenants = '10000' }) => ({
  async measure({ count, concurrency }, { stopwatch, sideBySide }) {
    const set = createReadySet<FairJob>({ slots: 1, slotsPerTenant: 1, pools: DEFAULT_POOLS })
    for (let number = 0; number < Number(tenants); number++) {
      for (const run of ['1', '2']) {
        set.enqueue({ tenant: `${number}`, run, domain: 'LAB', priority: 0, due: 0 }, 0)
      }
    }
    const served = new Map<string, number>()
    await stopwatch(() =>
      sideBySide(count, concurrency, async () => {
        for (let decision = 0; decision < DECISIONS; decision++) {
          const job = set.take(0)
          if (!job) throw new Error('Nobody was served although everybody waits.')
          served.set(job.tenant, (served.get(job.tenant) ?? 0) + 1)
          set.finish(job, 0, 0)
        }
      }),
    )
    const counts = [...served.values()]
    const spread = served.size < Number(tenants) ? 1 : Math.max(...counts) - Math.min(...counts)
    return { tenants, even: String(spread <= 1) }
  },
})

import TinyQueue from 'tinyqueue'

const DECISIONS = 1000

/** A heap of tenants by virtual time, and nothing else: no jobs, priorities, slots, pools or dates. */
export async function createSide({ tenants = '10000' }) {
  return {
    async measure({ count, concurrency }, { stopwatch, sideBySide }) {
      const queue = new TinyQueue(
        Array.from({ length: Number(tenants) }, (_, number) => ({ tenant: `${number}`, start: 0 })),
        (one, other) => one.start - other.start,
      )
      const served = new Map()
      await stopwatch(() =>
        sideBySide(count, concurrency, async () => {
          for (let decision = 0; decision < DECISIONS; decision++) {
            const next = queue.pop()
            served.set(next.tenant, (served.get(next.tenant) ?? 0) + 1)
            next.start += 1
            queue.push(next)
          }
        }),
      )
      const counts = [...served.values()]
      const spread = served.size < Number(tenants) ? 1 : Math.max(...counts) - Math.min(...counts)
      return { tenants, even: String(spread <= 1) }
    },
  }
}

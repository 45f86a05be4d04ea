import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import type { BenchDatabase } from '../server/bench-database.ts'

/** How often it is looked, in milliseconds: the same for both sides. */
const LOOK_MS = 20
const LONGEST_MS = 180_000

const COUNT = `SELECT count(*) FILTER (WHERE state = 'completed')::int AS completed,
    count(*) FILTER (WHERE state IN ('halted', 'rejected', 'cancelled', 'failed', 'quarantined'))::int AS other
  FROM fcc.run`

/** Looks how many runs have ended by what the database says, whoever ended them. */
export interface CompletedRuns {
  /** Waits for so many. @throws Error where one ended otherwise, or the time is up */
  reach(count: number): Promise<void>
  close(): Promise<void>
}

/** Connects for looking. */
export async function openCompletedRuns({
  ownerUrl,
}: Pick<BenchDatabase, 'ownerUrl'>): Promise<CompletedRuns> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  return {
    async reach(count) {
      const until = performance.now() + LONGEST_MS
      for (;;) {
        const { rows } = await client.query<{ completed: number; other: number }>({
          name: 'count',
          text: COUNT,
        })
        const { completed = 0, other = 0 } = rows[0] ?? {}
        if (other > 0) throw new Error(`${other} runs ended otherwise.`)
        if (completed >= count) return
        if (performance.now() > until) {
          throw new Error(`Only ${completed} of ${count} runs were completed in time.`)
        }
        await delay(LOOK_MS)
      }
    },
    close: () => client.end(),
  }
}

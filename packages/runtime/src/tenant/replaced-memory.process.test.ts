import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const script = fileURLToPath(
  new URL('../testing/replacing-process.test-support.ts', import.meta.url),
)
const [WARM_UP, ROUNDS, MEGABYTES] = [3, 20, 8]

it('gives back the memory of what a tenant had before, however often its plugins change', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--conditions=source', '--expose-gc', script],
    ...[WARM_UP, ROUNDS, MEGABYTES].map(String),
  ])
  const told = JSON.parse(stdout) as Readonly<
    Record<'before' | 'after' | 'alive' | 'started', number>
  >
  expect(told.started).toBe(2 * (WARM_UP + ROUNDS))
  // Kept, each start of the plugin would hold its buffer: 160 MB. A quarter leaves room for the log and the runs.
  expect(told.after - told.before).toBeLessThan((ROUNDS * MEGABYTES * 1024 * 1024) / 4)
  // Its own, and what the last run may still refer to.
  expect(told.alive).toBeLessThan(6)
}, 120_000)

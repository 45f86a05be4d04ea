import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { verifyExport } from '@fcc/audit'
import { describe, expect, it } from 'vitest'
import { ada, openRuntime, temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { DAY_MS } from './retention-periods.ts'

const script = fileURLToPath(new URL('../testing/pruning-process.test-support.ts', import.meta.url))
const RUNS = 6
const LATER = Date.now() + 10 * DAY_MS

/** How many records were removed, as somebody sees it who only has the file. */
function countRemoved(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('PRAGMA busy_timeout = 1000')
    const { count } = database.prepare('SELECT count(*) AS count FROM removal').get() as {
      readonly count: number
    }
    return count
  } finally {
    database.close()
  }
}

/** Prunes in another process, and kills that once it has removed some more. */
async function pruneUntil(directory: string, file: string, more: number): Promise<number> {
  const from = countRemoved(file)
  const child = spawn(process.execPath, ['--conditions=source', script, directory, String(LATER)], {
    stdio: 'inherit',
  })
  const ended = once(child, 'close') as Promise<[number | null, string | null]>
  while (countRemoved(file) < from + more && child.exitCode === null) await wait(1)
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
  return countRemoved(file)
}

describe('a pruning that is killed', { timeout: 600_000 }, () => {
  it('leaves nothing half done, and the next one removes the rest', async () => {
    const directory = temporaryFolder()
    const file = join(directory, '.fcc', 'tenants', 'riverside.sqlite')
    const first = await openRuntime({ directory, store: 'sqlite' })
    const starting = first.tenant('riverside').as(ada)
    for (let index = 0; index < RUNS; index += 1) {
      await (await starting.start('write', { note: `note ${index}` })).finished()
    }
    const before = await starting.exportAudit()
    await first.close()

    const removed: number[] = []
    for (const more of [1, RUNS]) {
      removed.push(await pruneUntil(directory, file, more))
      const runtime = await openRuntime({ directory, store: 'sqlite', clock: () => LATER })
      expect((await runtime.tenants.inspect('riverside')).problems).toEqual([])
      const { text, verifierKey } = await runtime.tenant('riverside').as(ada).exportAudit()
      const since = before.checkpoint
      const report = verifyExport(Buffer.from(text), { key: verifierKey, since })
      expect([report.findings, report.verdict]).toEqual([[], 'verified'])
      await runtime.close()
    }

    const runtime = await openRuntime({
      directory,
      store: 'sqlite',
      clock: () => LATER,
      tenants: { riverside: { retention: { runs: 1, audit_entries: 1, events: 1 } } },
    })
    const session = runtime.tenant('riverside').as(ada)
    const rest = await session.prune({ apply: true })
    console.info(`killed after ${removed.join(', ')} removals`)
    expect(rest.kinds.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0)
    expect(await session.runs()).toEqual([])
    const inspection = await runtime.tenants.inspect('riverside')
    expect([inspection.problems, inspection.removed.runs]).toEqual([[], RUNS])
    expect((await session.prune()).kinds.map(({ count }) => count)).toEqual([0, 0, 0, 0])
    const next = await (await session.start('write', { note: 'x' })).finished()
    expect(next.state).toBe('completed')
  })
})

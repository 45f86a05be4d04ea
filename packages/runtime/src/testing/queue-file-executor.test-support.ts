import { DatabaseSync } from 'node:sqlite'
import type { Executor, ExecutorFactory, ExecutorOptions, RunJob } from '@fcc/contracts'

/** How often a worker looks for jobs, in milliseconds. */
const LOOK_MS = 3

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS job (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL,
    run TEXT NOT NULL,
    domain TEXT NOT NULL,
    priority INTEGER NOT NULL,
    due INTEGER NOT NULL,
    worker INTEGER,
    wanted INTEGER,
    UNIQUE (tenant, run)
  ) STRICT`

/**
 * A toy: a queue in a SQLite file that outlives its workers. Jobs are all that processes share; each
 * opens the file for itself. A worker that died gives its jobs back to the next that looks.
 */
export function queueFileExecutor(file: string): ExecutorFactory {
  return {
    id: 'queue-file',
    title: 'A queue in a file',
    create: (options) => createQueueFileExecutor(file, options),
  }
}

type Row = RunJob & { readonly place: number; readonly worker: number | null }

function createQueueFileExecutor(file: string, options: ExecutorOptions): Executor {
  const { concurrency, slotsPerTenant, advance, onError, now } = options
  const database = new DatabaseSync(file)
  database.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;',
  )
  database.exec(SCHEMA)
  const insert = database.prepare(`
    INSERT INTO job (tenant, run, domain, priority, due) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (tenant, run) DO UPDATE SET
      priority = max(priority, excluded.priority),
      due = CASE WHEN worker IS NULL THEN min(due, excluded.due) ELSE due END,
      wanted = CASE WHEN worker IS NULL THEN NULL ELSE min(coalesce(wanted, excluded.due), excluded.due) END`)
  const ready = database.prepare(
    'SELECT * FROM job WHERE worker IS NULL AND due <= ? ORDER BY priority DESC, place',
  )
  const claim = database.prepare('UPDATE job SET worker = ? WHERE place = ? AND worker IS NULL')
  const finished = database.prepare('SELECT wanted FROM job WHERE place = ?')
  const remove = database.prepare('DELETE FROM job WHERE place = ?')
  const again = database.prepare(
    'INSERT OR REPLACE INTO job (tenant, run, domain, priority, due) VALUES (?, ?, ?, ?, ?)',
  )
  const claimed = database.prepare('SELECT DISTINCT worker FROM job WHERE worker IS NOT NULL')
  const giveBack = database.prepare('UPDATE job SET worker = NULL WHERE worker = ?')
  const busy = new Map<number, RunJob>()
  const underWay = new Set<Promise<void>>()
  let isDraining = false
  let isClosed = false

  function transact<Result>(work: () => Result): Result {
    database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      database.exec('COMMIT')
      return result
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }

  function giveBackOfTheDead(): void {
    for (const { worker } of claimed.all() as unknown as { readonly worker: number }[]) {
      if (worker !== process.pid && !isAlive(worker)) giveBack.run(worker)
    }
  }

  function take(): Row | undefined {
    if (isDraining || underWay.size >= concurrency) return undefined
    return transact(() => {
      const isFree = ({ tenant }: Row) =>
        [...busy.values()].filter((job) => job.tenant === tenant).length < slotsPerTenant
      const next = (ready.all(now()) as unknown as Row[]).find(isFree)
      return next && claim.run(process.pid, next.place).changes === 1 ? next : undefined
    })
  }

  async function step(row: Row): Promise<void> {
    const { place, tenant, run, domain, priority, due } = row
    const job: RunJob = { tenant, run, domain, priority, due }
    let next: number | undefined
    try {
      const outcome = await advance(job)
      if (outcome.next === 'again') next = 0
      else if (outcome.next === 'later') next = outcome.due
    } catch (error) {
      onError(job, error)
    }
    transact(() => {
      const { wanted } = finished.get(place) as { readonly wanted: number | null }
      if (wanted !== null) next = Math.min(next ?? wanted, wanted)
      if (next === undefined) remove.run(place)
      else again.run(tenant, run, domain, priority, Math.trunc(next))
    })
  }

  const looking =
    concurrency === 0
      ? undefined
      : setInterval(() => {
          for (let row = take(); row; row = take()) {
            const { place } = row
            busy.set(place, row)
            const visit = step(row).finally(() => {
              busy.delete(place)
              underWay.delete(visit)
            })
            underWay.add(visit)
          }
        }, LOOK_MS)
  giveBackOfTheDead()

  async function drain(): Promise<void> {
    isDraining = true
    await Promise.all(underWay)
  }

  return {
    async enqueue({ tenant, run, domain, priority, due }) {
      if (!isDraining) insert.run(tenant, run, domain, priority, Math.trunc(due))
    },
    drain,
    async close() {
      await drain()
      clearInterval(looking)
      if (!isClosed) database.close()
      isClosed = true
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

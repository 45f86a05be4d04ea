import { storeError } from '@fcc/contracts/store-checks'
import { type Sql, statement } from '../connection/sql.ts'
import { type Transactions, Undone } from '../connection/transactions.ts'
import { isLost, translateError } from '../connection/translate-error.ts'
import type { Numbers, TenantChange, TenantWork } from './tenant-work.ts'

interface Queued {
  readonly work: (change: TenantChange) => Promise<unknown>
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/** What became of one piece of work in a transaction that continues. */
type Ran = { readonly result: unknown } | { readonly refused: unknown }

/** How many pieces of work one transaction takes at most. */
const MOST_TOGETHER = 64

const LOCK = statement(
  'lock tenant',
  'SELECT entries, events, ordinals FROM fcc.tenant WHERE tenant = $1 FOR UPDATE',
)
const COUNT = statement(
  'count tenant',
  'UPDATE fcc.tenant SET entries = $2, events = $3, ordinals = $4 WHERE tenant = $1',
)
const MARK = statement('mark', 'SAVEPOINT one')
const KEEP = statement('keep', 'RELEASE SAVEPOINT one')
const UNDO = statement('undo', 'ROLLBACK TO SAVEPOINT one')

/**
 * Changes of one tenant, one transaction at a time: the row of the tenant is locked first, so that entries are
 * numbered without gaps in the order of their commits, by any number of processes. What comes while a
 * transaction is under way shares the next one, and one flush to the disk. When one of several throws, all is
 * undone and done again with a savepoint around each.
 */
export function groupChanges(
  tenant: string,
  transactions: Transactions,
  place: { readonly where: string; readonly reconnectMs: number },
): { readonly change: TenantWork['change']; settled(): Promise<void> } {
  let queue: Queued[] = []
  let pumping: Promise<void> | undefined

  function transact(
    run: (change: TenantChange) => Promise<readonly Ran[]>,
  ): Promise<readonly Ran[]> {
    return transactions.change({ tenant }, async (sql) => {
      const numbers = await lock(sql)
      const before = { ...numbers }
      const outcomes = await run({ sql, numbers })
      const { entries, events, ordinals } = numbers
      const hasMore =
        entries !== before.entries || events !== before.events || ordinals !== before.ordinals
      // Not waited for: the commit comes after it, and fails where it failed.
      if (hasMore) void sql.run(COUNT, [tenant, entries, events, ordinals])
      return outcomes
    })
  }

  async function lock(sql: Sql): Promise<Numbers> {
    const { rows } = await sql.run<Numbers>(LOCK, [tenant])
    const [row] = rows
    if (!row)
      throw storeError('FCC_STORE_CLOSED', [`The store of tenant ${tenant}, which is gone,`])
    return { ...row }
  }

  const runAll = (group: readonly Queued[]) =>
    transact(async (change) => {
      const outcomes: Ran[] = []
      for (const { work } of group) {
        try {
          outcomes.push({ result: await work(change) })
        } catch (error) {
          if (group.length === 1 || isLost(error)) throw error
          throw new Undone('One of several was refused.', { cause: error })
        }
      }
      return outcomes
    })

  const runEach = (group: readonly Queued[]) =>
    transact(async (change) => {
      const outcomes: Ran[] = []
      for (const { work } of group) {
        const { sql, numbers } = change
        const before = { ...numbers }
        void sql.run(MARK, [])
        try {
          const result = await work(change)
          await sql.run(KEEP, [])
          outcomes.push({ result })
        } catch (error) {
          if (isLost(error)) throw error
          await sql.run(UNDO, [])
          Object.assign(numbers, before)
          outcomes.push({ refused: translateError(error, place) })
        }
      }
      return outcomes
    })

  async function runGroup(group: readonly Queued[]): Promise<readonly Ran[]> {
    try {
      return await runAll(group)
    } catch (error) {
      if (!(error instanceof Undone)) throw error
      return runEach(group)
    }
  }

  async function pump(): Promise<void> {
    while (queue.length > 0) {
      const group = queue.slice(0, MOST_TOGETHER)
      queue = queue.slice(MOST_TOGETHER)
      try {
        const outcomes = await runGroup(group)
        outcomes.forEach((ran, index) => {
          if ('result' in ran) group[index]?.resolve(ran.result)
          else group[index]?.reject(ran.refused)
        })
      } catch (error) {
        const failure = translateError(error, place)
        for (const { reject } of group) reject(failure)
      }
    }
    pumping = undefined
  }

  return {
    change: <T>(work: (change: TenantChange) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (result: unknown) => void, reject })
        // What is asked for in the same turn comes along.
        pumping ??= new Promise((done) => setImmediate(() => void pump().then(done)))
      }),
    async settled() {
      await pumping
    },
  }
}

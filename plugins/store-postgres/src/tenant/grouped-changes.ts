import { storeError } from '@fcc/contracts/store-checks'
import { type Sql, statement } from '../connection/sql.ts'
import { type Transactions, Undone } from '../connection/transactions.ts'
import { isLost, translateError } from '../connection/translate-error.ts'
import type { Numbers, TenantChange, TenantWork } from './tenant-work.ts'

interface Queued {
  /** The run that it concerns alone, where it does. */
  readonly run: string | undefined
  readonly work: (change: TenantChange) => Promise<unknown>
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/** What became of one piece of work in a transaction that continues. */
type Ran = { readonly result: unknown } | { readonly refused: unknown }

/** The numbers that a transaction was sent with are not those that it found. */
class Renumbered extends Undone {}

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
 *
 * The lock is not waited for where nobody else numbered anything between the last two transactions of this process:
 * then the work is sent with it, and held against what it answers before anything is committed.
 */
export function groupChanges(
  tenant: string,
  transactions: Transactions,
  place: { readonly where: string; readonly reconnectMs: number },
): { readonly change: TenantWork['change']; settled(): Promise<void> } {
  let queue: Queued[] = []
  let pumping: Promise<void> | undefined
  /** The numbers that the last transaction of this process left, where it was kept. */
  let last: Numbers | undefined
  /** Whether it had found them as the one before it left them. */
  let isAlone = false

  async function transact(
    run: (change: TenantChange) => Promise<readonly Ran[]>,
  ): Promise<readonly Ran[]> {
    const expected = isAlone ? last : undefined
    const previous = last
    last = undefined
    let left: Numbers | undefined
    const outcomes = await transactions.change({ tenant }, async (sql) => {
      const locked = lock(sql)
      locked.catch(() => undefined)
      const sentWith = expected ?? (await locked)
      const numbers = { ...sentWith }
      const ran = run({ sql, numbers })
      // Whatever becomes of it: as long as something of it may be sent, the transaction is not left.
      await Promise.allSettled([ran, locked])
      const found = await locked
      isAlone = previous !== undefined && isSame(found, previous)
      if (!isSame(found, sentWith)) throw new Renumbered('Somebody else numbered rows meanwhile.')
      const done = await ran
      if (!isSame(numbers, found)) {
        const { entries, events, ordinals } = numbers
        // Not waited for: the commit comes after it, and fails where it failed.
        void sql.run(COUNT, [tenant, entries, events, ordinals])
      }
      left = numbers
      return done
    })
    last = left
    return outcomes
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
      const ended = await Promise.allSettled(sideBySide(group, change))
      return ended.map((each): Ran => {
        if (each.status === 'fulfilled') return { result: each.value }
        if (group.length === 1 || isLost(each.reason)) throw each.reason
        throw new Undone('One of several was refused.', { cause: each.reason })
      })
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
    for (;;) {
      try {
        return await runAll(group)
      } catch (error) {
        // It waits for the lock from now on.
        if (error instanceof Renumbered) continue
        if (!(error instanceof Undone)) throw error
        return runEach(group)
      }
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
    change: <T>(work: (change: TenantChange) => Promise<T>, run?: string) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ run, work, resolve: resolve as (result: unknown) => void, reject })
        // What is asked for in the same turn comes along.
        pumping ??= new Promise((done) => setImmediate(() => void pump().then(done)))
      }),
    async settled() {
      await pumping
    },
  }
}

const isSame = (one: Numbers, other: Numbers): boolean =>
  one.entries === other.entries && one.events === other.events && one.ordinals === other.ordinals

/**
 * Starts works: those of several runs are sent side by side, so that a group takes as many trips as its longest; one
 * that concerns more than a run comes after all before it, and before all after it.
 */
function sideBySide(group: readonly Queued[], change: TenantChange): readonly Promise<unknown>[] {
  const started: Promise<unknown>[] = []
  const lastOf = new Map<string, Promise<unknown>>()
  let barrier: Promise<unknown> | undefined
  for (const { run, work } of group) {
    const after = run === undefined ? allOf(started) : (lastOf.get(run) ?? barrier)
    const begun = after === undefined ? work(change) : after.then(() => work(change))
    begun.catch(() => undefined)
    started.push(begun)
    if (run !== undefined) lastOf.set(run, begun)
    else {
      barrier = begun
      lastOf.clear()
    }
  }
  return started
}

function allOf(started: readonly Promise<unknown>[]): Promise<unknown> | undefined {
  return started.length === 0 ? undefined : Promise.all(started)
}

import type { TenantStore } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import { wrapSqliteStore } from '../harness/wrapped-store.ts'

/** The calls of a tenant's store that commit something when a run asks for it. A lease's renewal follows the clock and is left out. */
const COMMITS = [
  'createRun',
  'acquireLease',
  'writeIntent',
  'writeResult',
  'commitVisit',
  'writeApproval',
  'appendEntries',
  'writeTree',
  'releaseLease',
] as const satisfies readonly (keyof TenantStore)[]

/**
 * Commits at which one run at most is held in a process, as its last. All runs of a tenant wait for
 * `writeTree` in turn, and would wait for whoever is held there. A run that is held at its creation has a
 * lease and nobody who advances it: some seconds later its own process gives it back and continues it.
 */
export const HELD_LAST: ReadonlySet<string> = new Set(['createRun', 'writeTree'])

/** Where a run is ended: just before or just after its n-th commit, from 1. */
export interface CrashPoint {
  readonly commit: number
  readonly side: 'before' | 'after'
}

/** A plugin with the SQLite store, whose commits are counted, and which holds a run at one of them for good. */
export interface KillingStore {
  readonly plugin: Plugin
  /** Counts from 1 again, without what runs that were counted before still commit. */
  count(): void
  /** Counts from 1 again, and holds at the point. Settles with the commit's name once that is reached. */
  holdAt(point: CrashPoint): Promise<string>
  /** The names of the commits since it began to count, in order. */
  readonly commits: readonly string[]
}

/** One counting: of the commits of one run, and of those that name none. */
interface Counting {
  readonly commits: string[]
  readonly point: CrashPoint | undefined
  run: string | undefined
  reached(name: string): void
}

/** Makes the plugin; until it is given a point nobody is held. */
export function createKillingStore(): KillingStore {
  let counting = countFrom(undefined, () => undefined)

  function counted(store: TenantStore): TenantStore {
    const wrapped: Record<string, unknown> = {}
    for (const name of COMMITS) {
      const commit = store[name].bind(store) as (...given: readonly unknown[]) => Promise<unknown>
      wrapped[name] = async (...given: readonly unknown[]) => {
        const own = counting
        const isOfAnother = own.run !== undefined && own.run !== (runOf(given[0]) ?? own.run)
        if (isOfAnother) return commit(...given)
        const { point } = own
        const isHere = own.commits.push(name) === point?.commit
        if (isHere && point.side === 'before') return hold(own, name)
        const result = await commit(...given)
        if (name === 'createRun') own.run = runOf(result)
        return isHere ? hold(own, name) : result
      }
    }
    return { ...store, ...wrapped }
  }

  return {
    plugin: wrapSqliteStore(counted),
    count() {
      counting = countFrom(undefined, () => undefined)
    },
    holdAt: (point) =>
      new Promise((resolve) => {
        counting = countFrom(point, resolve)
      }),
    get commits() {
      return counting.commits
    },
  }
}

const countFrom = (point: CrashPoint | undefined, reached: Counting['reached']): Counting => ({
  commits: [],
  point,
  run: undefined,
  reached,
})

/** Which run a call or an answer is about, where it says so: a lease, a request and an approval do. */
function runOf(given: unknown): string | undefined {
  const { run } = given as { readonly run?: unknown }
  return typeof run === 'string' ? run : undefined
}

/** To the run it is as if the machine had stopped here: nothing is answered any more. */
function hold(counting: Counting, name: string): Promise<never> {
  counting.reached(name)
  return new Promise(() => undefined)
}

/** The real thing: nothing is flushed, closed or told. */
export function dieNow(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('Nobody outlives this.')
}

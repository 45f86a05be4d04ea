import type { TenantStore, VisitCommit } from '@fcc/contracts'
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

/** What a visit's commit is called that brings the answer of a provider along. */
export const COMMIT_WITH_RESULT = 'commitVisit with a result'

/** Where a process dies: just before or just after its n-th commit, from 1. */
export interface CrashPoint {
  readonly commit: number
  readonly side: 'before' | 'after'
}

/** A plugin with the SQLite store, whose commits are counted, and which kills its process at one of them. */
export interface KillingStore {
  readonly plugin: Plugin
  /** Counts from 1 again, and kills at the point where there is one. */
  arm(point: CrashPoint | undefined): void
  /** The names of the commits since it was armed, in order. */
  readonly commits: readonly string[]
}

/** Makes the plugin; until it is armed nobody is killed. */
export function createKillingStore(): KillingStore {
  let commits: string[] = []
  let point: CrashPoint | undefined

  function counted(store: TenantStore): TenantStore {
    const wrapped: Record<string, unknown> = {}
    for (const name of COMMITS) {
      const commit = store[name].bind(store) as (...given: readonly unknown[]) => Promise<unknown>
      wrapped[name] = async (...given: readonly unknown[]) => {
        const number = commits.push(bringsResult(name, given) ? COMMIT_WITH_RESULT : name)
        if (number === point?.commit && point.side === 'before') dieNow()
        const result = await commit(...given)
        if (number === point?.commit && point.side === 'after') dieNow()
        return result
      }
    }
    return { ...store, ...wrapped }
  }

  return {
    plugin: wrapSqliteStore(counted),
    arm(next) {
      commits = []
      point = next
    },
    get commits() {
      return commits
    },
  }
}

function bringsResult(name: string, [, commit]: readonly unknown[]): boolean {
  if (name !== 'commitVisit') return false
  return ((commit as VisitCommit).results ?? []).length > 0
}

/** The real thing: nothing is flushed, closed or told. */
function dieNow(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('Nobody outlives this.')
}

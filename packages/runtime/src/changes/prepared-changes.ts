import { FccError } from '@fcc/plugin-api'
import type { TenantVersion } from '../tenant/tenant-version.ts'
import type { Vote } from './members.ts'
import type { ProposedChange, TenantChange } from './proposed-change.ts'

/** What a process has ready of changes that others propose, beside what it runs. */
export interface PreparedChanges {
  /** The ids of the changes that were looked at. */
  ids(): readonly string[]
  /** Starts what a change needs, beside what runs, and says whether it could. */
  prepare(change: ProposedChange): Promise<Vote>
  /** The version that was made ready for a row of the directory. */
  find(row: Pick<TenantChange, 'tenant' | 'version' | 'config'>): TenantVersion | undefined
  /** Releases what was made ready for a change that is over. */
  forget(id: string): Promise<void>
}

interface Prepared {
  readonly change: ProposedChange
  /** Absent where it does not start here, or its tenant is not wanted. */
  readonly version?: TenantVersion | undefined
  release(): Promise<void>
}

/**
 * Keeps what was prepared.
 *
 * @param decide makes a version of a tenant without letting it count; nothing where the tenant is not wanted here
 */
export function keepPreparedChanges(
  decide: (change: TenantChange) => Promise<TenantVersion | undefined>,
): PreparedChanges {
  const prepared = new Map<string, Prepared>()
  return {
    ids: () => [...prepared.keys()],
    async prepare(change) {
      try {
        const version = await decide(change)
        const release = version?.retain() ?? (async () => undefined)
        prepared.set(change.id, { change, version, release })
        return { kind: 'ready' }
      } catch (error) {
        prepared.set(change.id, { change, release: async () => undefined })
        const why = FccError.is(error) ? `${error.code}: ${error.why}` : 'it failed unexpectedly'
        return { kind: 'refused', why }
      }
    },
    find({ tenant, version, config }) {
      for (const { change, version: ready } of prepared.values()) {
        const isIt = change.tenant === tenant && change.version === version
        if (ready && isIt && change.config === config) return ready
      }
      return undefined
    },
    async forget(id) {
      const found = prepared.get(id)
      prepared.delete(id)
      await found?.release()
    },
  }
}

import type { CredentialRow } from '@fcc/contracts'
import type { Limits } from '../../config/host-config.ts'
import type { CredentialRows } from '../../credentials/credential-rows.ts'
import { type Boundary, NO_BOUNDARY, type TenantStanding } from './boundary.ts'
import { boundaryErrors } from './diagnostics.ts'

/** How often a row is read anew when others write it at the same time. */
const WRITE_TRIES = 16

/** The boundaries of all tenants, each a row under a keyed digest. Whoever uses them names a tenant. */
export interface Boundaries {
  /** As it is stored now. @throws FccError FCC_CREDENTIAL_TAMPERED */
  read(tenant: string): Promise<Boundary>
  /**
   * Whether the tenant is locked or suspended, as of `limits.directoryPollMs` ago at most; at once where this process
   * did it.
   */
  standingOf(tenant: string): TenantStanding | Promise<TenantStanding>
  /** What this process knows of it; reads nothing. */
  knownStanding(tenant: string): TenantStanding
  /**
   * Writes what `next` changes of it, read anew where somebody else wrote it meanwhile; nothing where it gives
   * nothing back. What it does not name stays.
   *
   * @returns what is stored afterwards
   * @throws FccError FCC_TENANT_BOUNDARY_CHANGED
   */
  change(
    tenant: string,
    next: (stored: Boundary, now: number) => BoundaryChange | undefined,
  ): Promise<Boundary>
  /**
   * Puts an empty one in the place of a row that cannot be believed, in a version after `known`. Nobody is let in
   * by what the row said.
   */
  renew(tenant: string, known: number): Promise<Boundary>
  /** The latest time that this process has seen: what is over does not begin again when the clock is set back. */
  now(): number
}

/** What is to be another one; `undefined` takes it away. */
export type BoundaryChange = Partial<Omit<Boundary, 'version' | 'seen'>>

interface Seen {
  readonly standing: TenantStanding
  /** By `performance.now()`, which nobody sets back. */
  readonly readAt: number
}

/** Opens the boundaries over the rows of credentials. */
export function openBoundaries({
  rows,
  clock,
  limits,
}: {
  readonly rows: CredentialRows
  readonly clock: () => number
  readonly limits: Pick<Limits, 'directoryPollMs'>
}): Boundaries {
  const freshMs = limits.directoryPollMs || Number.POSITIVE_INFINITY
  const seen = new Map<string, Seen>()
  let latest = 0

  const now = (): number => {
    latest = Math.max(latest, clock())
    return latest
  }

  function note(tenant: string, boundary: Boundary): Boundary {
    const { lock, suspension } = boundary
    seen.set(tenant, { standing: { lock, suspension }, readAt: performance.now() })
    return boundary
  }

  async function read(tenant: string): Promise<Boundary> {
    const row = await rows.read('boundary', tenant)
    return note(tenant, row ? boundaryOf(row) : NO_BOUNDARY)
  }

  async function write(tenant: string, next: Boundary): Promise<boolean> {
    const { version, ...rest } = next
    const record = JSON.stringify(rest)
    return rows.write({
      ...{ kind: 'boundary', id: tenant, tenant, owner: tenant, version, record },
    })
  }

  return {
    now,
    read,
    knownStanding: (tenant) => seen.get(tenant)?.standing ?? {},
    standingOf(tenant) {
      const known = seen.get(tenant)
      if (known && performance.now() - known.readAt < freshMs) return known.standing
      return read(tenant)
    },
    async change(tenant, next) {
      for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
        const stored = await read(tenant)
        const at = Math.max(now(), stored.seen)
        const changed = next(stored, at)
        if (!changed) return stored
        const boundary = { ...stored, ...changed, version: stored.version + 1, seen: at }
        if (await write(tenant, boundary)) return note(tenant, boundary)
      }
      throw boundaryErrors.boundaryChanged(tenant)
    },
    async renew(tenant, known) {
      await rows.remove('boundary', tenant)
      // Versions follow each other: those that were written before are written again, with nothing in them.
      for (let version = 1; version <= known; version += 1) {
        await write(tenant, { ...NO_BOUNDARY, version, seen: now() })
      }
      const boundary = { ...NO_BOUNDARY, version: known + 1, seen: now() }
      if (!(await write(tenant, boundary))) throw boundaryErrors.boundaryChanged(tenant)
      return note(tenant, boundary)
    },
  }
}

function boundaryOf({ record, version }: CredentialRow): Boundary {
  return { ...(JSON.parse(record) as Omit<Boundary, 'version'>), version }
}

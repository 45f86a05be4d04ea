import type { DirectoryRow, Principal } from '@fcc/contracts'
import type { ChangeAgreement } from '../changes/agree-on-change.ts'
import type { ChangeKey } from '../changes/proposed-change.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { storeErrors } from '../store/diagnostics.ts'
import { fileDigestOf } from './directory-rows.ts'
import { createKnownTenant, type KnownTenant, type TenantHold } from './known-tenant.ts'
import { isRowOlder, placeAfterLost } from './remembered-rows.ts'
import type { TenantHandles } from './tenant-handles.ts'
import type { TenantHost } from './tenant-host.ts'
import type { TenantVersion } from './tenant-version.ts'

/** An act on a tenant, for its audit log. */
export type DirectoryAct = 'added' | 'replaced' | 'removed'

/** Writes an act into the tenant's own log. */
export type AuditAct = (
  act: DirectoryAct,
  handles: TenantHandles,
  row: DirectoryRow,
  by: Principal,
) => Promise<void>

/** What was decided of a tenant, and the version that its row gets. */
export interface DecidedRow {
  readonly version: number
  /** Absent where it is removed. */
  readonly decided?: TenantVersion
  /** The row that must be there when it is written: all processes agreed to that change. */
  readonly during?: ChangeKey | undefined
}

/** What the directory lets its acts change. */
export interface ActedDirectory {
  readonly host: TenantHost
  readonly tenants: Map<string, KnownTenant>
  /** The newest row of each tenant that this process knows of. */
  readonly newest: Map<string, DirectoryRow>
  readonly inFile: (id: string) => TenantConfig | undefined
  /** Waits for the last users of a tenant that was removed. */
  readonly gone: (id: string) => Promise<void>
  readonly audit: AuditAct
  readonly changes: Pick<ChangeAgreement, 'isThere'>
}

/**
 * Makes what writes an act on a tenant, then lets it count here: all of it or nothing. The tenant's store opens
 * first, so that one that is not as it was left refuses the act. Where the log does not take it, the row is
 * taken back.
 */
export function createActWriter({
  host,
  tenants,
  newest,
  inFile,
  gone,
  audit,
  changes,
}: ActedDirectory) {
  const { rows } = host

  async function write(
    act: DirectoryAct,
    config: TenantConfig,
    by: Principal,
    { version, decided, during }: DecidedRow,
  ): Promise<void> {
    const { id } = config
    const known = tenants.get(id)
    if (!known) await gone(id)
    const tenant = known ?? createKnownTenant(decided as TenantVersion, host)
    let held: TenantHold | undefined
    let row: DirectoryRow | undefined
    const before = newest.get(id)
    let isAnew = false
    try {
      held = await tenant.hold().catch((error: unknown) => {
        // Who says anew what a tenant is says it in the place of a row that is gone, too.
        if (act !== 'replaced' || !isRowOlder(error)) throw error
        isAnew = true
        return undefined
      })
      const place = held ? { version, over: version - 1 } : await placeAfterLost(id, host)
      const fileDigest = fileDigestOf(inFile(id))
      const next = {
        tenant: id,
        version: place.version,
        state: act === 'removed' ? ('removed' as const) : ('active' as const),
        config: JSON.stringify(config),
        ...(fileDigest === undefined ? {} : { fileDigest }),
        at: new Date(host.clock()).toISOString(),
        by: by.id,
      }
      row = await rows.write(next, place.over, during)
      if (!row) {
        const isWithdrawn = during && !(await changes.isThere(during))
        throw isWithdrawn ? runtimeErrors.changeWithdrawn(id) : runtimeErrors.tenantChanged(id)
      }
      newest.set(id, row)
      held ??= await tenant.hold()
      await audit(act, held.handles, row, by)
    } catch (error) {
      held?.release()
      if (row && isAnew) forget(id, before)
      else if (row) await takeBack(row, before)
      if (!known) await tenant.remove()
      throw error
    }
    // The act is in the log: a mark that is behind it is raised when the store opens next.
    await held.handles
      .remember()
      .catch((error: unknown) => host.onDiagnostic(storeErrors.markNotWritten(id, error)))
    held.release()
    if (!decided) return
    if (known) known.replace(decided)
    else tenants.set(id, tenant)
  }

  /** Writes the row that says what a tenant was before a row that is in nobody's log. */
  async function takeBack(row: DirectoryRow, before: DirectoryRow | undefined): Promise<void> {
    const { tenant, by } = row
    const file = inFile(tenant)
    const { state, config, fileDigest } = before ?? {
      state: file ? ('active' as const) : ('removed' as const),
      config: file ? JSON.stringify(file) : row.config,
      fileDigest: fileDigestOf(file),
    }
    const back = await rows
      .write({
        ...{ tenant, version: row.version + 1, state, config, by },
        ...(fileDigest === undefined ? {} : { fileDigest }),
        at: new Date(host.clock()).toISOString(),
      })
      .catch(() => undefined)
    if (back) newest.set(tenant, back)
    else forget(tenant, before)
  }

  /** Lets a row that stands, and was not taken over here, be taken over with the next look. */
  function forget(tenant: string, before: DirectoryRow | undefined): void {
    if (before) newest.set(tenant, before)
    else newest.delete(tenant)
  }

  return write
}

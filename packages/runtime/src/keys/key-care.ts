import type {
  AccessActionName,
  AuditType,
  MasterKey,
  Principal,
  StoreBackend,
} from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import {
  countKeys,
  type KeyCounts,
  type RotatedKeys,
  rotateKeys,
  sealingError,
  wrapsNow,
} from '@fcc/sealing'
import { actingPrincipal } from '../audit/acting-principal.ts'
import type { DutyLease } from '../duties/host-duties.ts'
import { DAY_MS } from '../retention/retention-periods.ts'
import { admitPrincipal } from '../tenant/access/admit-principal.ts'
import { HOST_OWNERS } from './host-owners.ts'
import { openMasterRows } from './master-rows.ts'
import { type MasterStanding, masterStanding, readMadeAt } from './master-standing.ts'

/** The keys of one tenant, or of the host's own rows. */
export interface OwnersKeys extends KeyCounts {
  /** A tenant, or a name that begins with `*`. */
  readonly tenant: string
}

/** By what keys are wrapped, and how many of them are behind. */
export interface KeyStatus {
  /** The master key that wraps now, with its version where a service keeps versions. */
  readonly wraps: string
  /** How old that is, and what a schedule says of it. */
  readonly master: MasterStanding
  readonly tenants: readonly OwnersKeys[]
  /** That it is due, or that nobody can tell, where there is a schedule. */
  readonly problem?: FccError | undefined
  /** Master keys beside it that wrap nothing here any more, and that `retire` gives up. */
  readonly retirable: readonly string[]
}

/** What is to be rotated. */
export interface KeyRotationAsked {
  /** Has every key wrapped by the newest master key; makes a new one first, unless an earlier rotation is unfinished. */
  readonly master?: boolean | undefined
  /** Gives data keys a new version whose newest one was made before this time, in milliseconds since 1970. */
  readonly dataBefore?: number | undefined
  /** One tenant alone. A master key that is new wraps for it then, and for others when they are rotated. */
  readonly tenant?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Hears how far it is with a tenant, every few hundred keys. */
  onProgress?(tenant: string, progress: RotatedKeys): void
}

/** What was rotated of a tenant; `refused` where nothing was, for nobody could write it down. */
export interface RotatedTenant extends RotatedKeys {
  readonly tenant: string
  readonly refused?: FccError | undefined
}

/** The master key and the data keys of every tenant of a store, while others work with them. */
export interface KeyCare {
  /** @throws FccError FCC_ACCESS_DENIED, FCC_SEALING_KEY_SERVICE */
  status(by: Principal): Promise<KeyStatus>
  /**
   * Rotates keys; noted in the log of each tenant before and after. What was cut short is run again, with the same time,
   * and does nothing twice.
   *
   * @throws FccError FCC_ACCESS_DENIED, FCC_SEALING_NOT_RENEWED, FCC_SEALING_KEY_SERVICE
   */
  rotate(asked: KeyRotationAsked, by: Principal): Promise<readonly RotatedTenant[]>
  /**
   * Gives up a master key that wraps nothing any more, where it comes from a place that can do so.
   *
   * @throws FccError FCC_ACCESS_DENIED, FCC_SEALING_NOT_RETIRED
   */
  retire(masterKeyId: string, by: Principal): Promise<void>
}

/** Who renews a master key that is due, in the log. */
const SCHEDULE: Principal = { kind: 'service', id: 'fcc:key-schedule', roles: [] }

/** What came of a look at the master key. */
export interface MasterLook {
  readonly did: 'nothing' | 'renewed' | 'continued'
  /** What keeps a key that is due from being renewed. */
  readonly problem?: FccError | undefined
}

/** The care of keys, and what a host does by itself. */
export interface ScheduledKeyCare {
  readonly care: KeyCare
  /**
   * Renews the master key where it is due, and finishes a rotation that was cut short; nothing without a schedule, and
   * nothing where the duties of the host are another process’s.
   */
  look(duty: Pick<DutyLease, 'confirm'>, signal?: AbortSignal): Promise<MasterLook>
}

/** What the care of keys works with. */
export interface KeyCareHost {
  readonly backend: StoreBackend
  readonly masterKey: MasterKey
  readonly clock: () => number
  /** At which age the master key is renewed, in milliseconds; never where absent. */
  readonly masterRotateAfterMs?: number | undefined
  /** Tenants that are known here, whatever the store remembers. */
  tenants(): readonly string[]
  may(by: Principal, action: AccessActionName, tenant: string): Promise<void>
  /** Writes an entry into a tenant's own log, and comes back once it is durable. */
  note(
    tenant: string,
    entry: { readonly type: AuditType; readonly data: Readonly<Record<string, unknown>> },
  ): Promise<void>
}

/** Opens the care of keys. */
export function openKeyCare(host: KeyCareHost): ScheduledKeyCare {
  const { backend, masterKey, clock, may, note, masterRotateAfterMs: rotateAfterMs } = host
  const { control } = backend
  const sourceOf = (tenant: string) => ({ masterKey, control, tenant, now: clock })

  const rows = openMasterRows({ masterKey, control, now: clock })

  async function standing(wraps: string): Promise<MasterStanding> {
    const { made, problem } = await readMadeAt(masterKey)
    const isFirstMet = made === undefined && problem === undefined
    const since = isFirstMet ? await rows.firstMet(wraps) : made
    return masterStanding({
      ...{ now: clock(), since, problem, rotateAfterMs, renews: masterKey.renew !== undefined },
      ...(isFirstMet && since !== undefined ? { isFirstMet } : {}),
    })
  }

  async function tenantsOf(only?: string): Promise<readonly string[]> {
    if (only !== undefined) return [only]
    return [...new Set([...(await control.listMarked()), ...host.tenants()])].sort()
  }

  async function count(): Promise<KeyStatus> {
    const wraps = await wrapsNow(masterKey)
    const tenants: OwnersKeys[] = []
    for (const tenant of [...HOST_OWNERS, ...(await tenantsOf())]) {
      const counts = await countKeys(sourceOf(tenant), wraps)
      if (counts.keys > 0) tenants.push({ tenant, ...counts })
    }
    const wrapping = tenants.flatMap(({ by }) => Object.keys(by))
    const retirable = (masterKey.retirable?.() ?? []).filter(
      (id) => !wrapping.some((each) => each === id || each.startsWith(`${id} `)),
    )
    const master = await standing(wraps)
    return { wraps, master, problem: problemOf(wraps, master), tenants, retirable }
  }

  /** A new master key, unless keys are still behind the one that wraps now: that rotation is finished first. */
  async function renewMaster(): Promise<void> {
    const { tenants } = await count()
    if (tenants.some(({ behind }) => behind > 0)) return
    if (!masterKey.renew) throw sealingError('FCC_SEALING_NOT_RENEWED', [masterKey.id])
    await masterKey.renew()
  }

  async function rotateTenant(
    tenant: string,
    asked: KeyRotationAsked,
    by: Principal,
  ): Promise<RotatedTenant> {
    const { master = false, dataBefore, signal, onProgress } = asked
    const told = {
      by: actingPrincipal(by),
      ...(master ? { master: await wrapsNow(masterKey) } : {}),
      ...(dataBefore === undefined ? {} : { before: new Date(dataBefore).toISOString() }),
    }
    const noted = async (data: Readonly<Record<string, unknown>>): Promise<void> =>
      note(tenant, { type: 'fcc.keys.rotated', data: { ...told, ...data } })
    try {
      await noted({ phase: 'begun' })
    } catch (error) {
      if (!FccError.is(error)) throw error
      return { tenant, keys: 0, rewrapped: 0, renewed: 0, problems: [], refused: error }
    }
    const done = await rotateKeys(sourceOf(tenant), {
      ...{ master, dataBefore, signal },
      onProgress: (progress) => onProgress?.(tenant, progress),
    })
    await noted({ phase: 'ended', ...done, problems: done.problems.length })
    return { tenant, ...done }
  }

  async function rotateAll(
    asked: KeyRotationAsked,
    by: Principal,
  ): Promise<readonly RotatedTenant[]> {
    const { tenant: only, master = false, signal } = asked
    const done: RotatedTenant[] = []
    for (const tenant of await tenantsOf(only)) done.push(await rotateTenant(tenant, asked, by))
    // The host's own rows have no log: the tenants' tell of the same act.
    for (const owner of master && only === undefined ? HOST_OWNERS : []) {
      done.push({ tenant: owner, ...(await rotateKeys(sourceOf(owner), { master, signal })) })
    }
    return done
  }

  /** What keeps a master key that is due, or may be, from being renewed here. */
  function problemOf(wraps: string, { state, since, renews, problem }: MasterStanding) {
    if (state === 'unknown') {
      return sealingError('FCC_SEALING_MASTER_AGE', [wraps, problem ?? 'its source keeps no time'])
    }
    if (state !== 'overdue') return undefined
    const days = Math.round((rotateAfterMs ?? 0) / DAY_MS)
    return sealingError('FCC_SEALING_MASTER_OVERDUE', [
      wraps,
      since?.slice(0, 10) ?? '',
      days,
      renews,
    ])
  }

  async function look(duty: Pick<DutyLease, 'confirm'>, signal?: AbortSignal): Promise<MasterLook> {
    if (rotateAfterMs === undefined) return { did: 'nothing' }
    if (!masterKey.madeAt) await rows.meet(await wrapsNow(masterKey))
    const { wraps, master, tenants, problem } = await count()
    const isBehind = tenants.some(({ behind }) => behind > 0)
    const isDue = master.state === 'overdue' && master.renews
    if (!isBehind && !isDue) return { did: 'nothing', problem }
    // Whoever stood still since it looked may have been followed by another, who renews it.
    if (!(await duty.confirm())) return { did: 'nothing' }
    // What was begun is finished first, also by whoever found a newer key made in between.
    if (!isBehind) await masterKey.renew?.(wraps)
    await rotateAll({ master: true, signal }, SCHEDULE)
    return { did: isBehind ? 'continued' : 'renewed' }
  }

  const care: KeyCare = {
    async status(given) {
      await may(admitPrincipal(given), 'keys:read', '')
      return count()
    },
    async rotate(asked, given) {
      const by = admitPrincipal(given)
      const { tenant: only, master = false } = asked
      for (const tenant of await tenantsOf(only)) await may(by, 'keys:rotate', tenant)
      if (master) {
        await may(by, 'keys:rotate', '')
        await renewMaster()
      }
      return rotateAll(asked, by)
    },
    async retire(id, given) {
      const by = admitPrincipal(given)
      await may(by, 'keys:rotate', '')
      if (!masterKey.retire) {
        throw sealingError('FCC_SEALING_NOT_RETIRED', [
          id,
          'it does not come from a file of this host; take it out of keys.known instead',
        ])
      }
      const { tenants, wraps } = await count()
      const held = tenants.filter(({ by: wrapping }) =>
        Object.keys(wrapping).some((each) => each === id || each.startsWith(`${id} `)),
      )
      if (held.length > 0 || wraps === id) {
        const whose = held.map(({ tenant }) => tenant).join(', ')
        const why = wraps === id ? 'it is the one that wraps now' : `it wraps keys of ${whose}`
        throw sealingError('FCC_SEALING_NOT_RETIRED', [id, why])
      }
      // Before anything is noted: a misspelt id would be told as given up, with its key still there.
      if (masterKey.retirable && !masterKey.retirable().includes(id)) {
        throw sealingError('FCC_SEALING_NOT_RETIRED', [
          id,
          'it is in no file beside the master key that wraps now; one of keys.known is given up by taking it out there',
        ])
      }
      for (const tenant of await tenantsOf()) {
        const data = { by: actingPrincipal(by), master: id }
        await note(tenant, { type: 'fcc.keys.retired', data })
      }
      await masterKey.retire(id)
    },
  }
  return { care, look }
}

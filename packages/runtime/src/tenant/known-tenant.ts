import type { EventBus } from '@fcc/contracts'
import { type Diagnostic, FccError } from '@fcc/plugin-api'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { attachSubscribers } from '../events/attach-subscribers.ts'
import { busAtRest } from '../events/bus-at-rest.ts'
import { closeHandles, openHandles } from './open-handles.ts'
import type { MarkedBoundary, TenantHandles } from './tenant-handles.ts'
import type { TenantHost } from './tenant-host.ts'
import type { TenantSummary } from './tenant-runtime.ts'
import { type TenantServices, tenantServices } from './tenant-services.ts'
import type { TenantVersion } from './tenant-version.ts'

/** One use of a tenant: its services as they are now, kept for this user until it releases them. */
export interface TenantUse {
  readonly services: TenantServices
  /** Idempotent. */
  release(): void
}

/** Gives out what is open of a tenant. */
export interface TenantSource {
  readonly tenant: string
  /**
   * The tenant's services under its present model; its handles are opened with the first use.
   *
   * @throws FccError FCC_TENANT_UNKNOWN once it was removed, FCC_TENANT_REFUSED with the reasons
   */
  acquire(): Promise<TenantUse>
}

/** One use of what is open of a tenant, whether it has a model or is refused. */
export interface TenantHold {
  readonly handles: TenantHandles
  /** Idempotent. */
  release(): void
}

/** A tenant of this process: the version it has now, and its handles once somebody used it. */
export interface KnownTenant extends TenantSource {
  readonly version: TenantVersion
  readonly events: EventBus
  /** What places its entries, where its handles are open. */
  integrator(): TenantHandles['integrator'] | undefined
  /**
   * Its handles without its model, for acts on the tenant itself.
   *
   * @throws FccError FCC_TENANT_UNKNOWN once it was removed, FCC_TENANT_REFUSED where its store cannot be used
   */
  hold(): Promise<TenantHold>
  /** What the mark of its store knows of its boundary. @throws FccError as {@link hold} does */
  markedBoundary(): Promise<MarkedBoundary>
  summary(): TenantSummary
  /** Lets what starts from now on have another version; what is under way keeps its own. */
  replace(next: TenantVersion): void
  /** Lets nobody use it any more, and closes its handles once the last user is done: it may take long. */
  remove(): Promise<void>
  /**
   * Closes its handles, whoever uses them; idempotent. Its hold on its assembly stays, for whoever closes
   * everything stops the assemblies after it, and hears of what does not stop.
   */
  close(): Promise<void>
}

type Writable<Given, Key extends keyof Given> = Omit<Given, Key> & {
  -readonly [Each in Key]: Given[Each]
}

const NOBODY: readonly (() => void)[] = []
const NOTHING_ATTACHED = Promise.resolve(undefined)

/**
 * Keeps a tenant under its first version.
 *
 * @param catchUp takes over what others changed of the tenant, before its handles open
 */
export function createKnownTenant(
  first: TenantVersion,
  host: TenantHost,
  catchUp: () => Promise<void> = async () => undefined,
): KnownTenant {
  const tenant = first.config.id
  const { transport, config } = host
  const events = busAtRest({ tenant, transport, limits: config.limits })
  /** Of the version that was used last. */
  let made: { readonly of: TenantVersion; readonly services: TenantServices } | undefined
  let release = first.retain()
  let opening: Promise<TenantHandles> | undefined
  let opened: TenantHandles | undefined
  /** What kept its handles from opening the last time that they were asked for. */
  let notOpened: readonly Diagnostic[] = []
  let users = 0
  let isRemoved = false
  let closing: Promise<void> | undefined
  /** Who waits until nobody uses it. */
  let idle: readonly (() => void)[] = NOBODY
  /** What ends the subscriptions of the version that has them. */
  let attached: Promise<(() => Promise<void>) | undefined> = NOTHING_ATTACHED

  /** Lets the subscribers of a version hear of the tenant, and those of the version before no longer. */
  function attach({ model }: TenantVersion): Promise<void> {
    attached = attached.then(async (end) => {
      await end?.()
      return model && attachSubscribers(events, model)
    })
    return attached.then(() => undefined)
  }

  async function open(): Promise<TenantHandles> {
    try {
      opening ??= (async () => {
        await catchUp()
        await attach(known.version)
        return openHandles(tenant, events, host, () => known.version.config.namespace)
      })()
      const handles = await opening
      opened = handles
      notOpened = []
      return handles
    } catch (error) {
      opening = undefined
      if (!FccError.is(error)) throw error
      notOpened = [asDiagnostic(error)]
      throw runtimeErrors.tenantRefused(tenant, notOpened)
    }
  }

  function servicesOf(of: TenantVersion, handles: TenantHandles): TenantServices {
    const { model } = of
    if (!model) throw runtimeErrors.tenantRefused(tenant, of.refusals)
    if (made?.of !== of) made = { of, services: tenantServices(handles, model) }
    return made.services
  }

  async function hold(): Promise<TenantHold> {
    if (isRemoved) throw runtimeErrors.tenantRemoved(tenant)
    users += 1
    let left = false
    const release = (): void => {
      if (left) return
      left = true
      users -= 1
      if (users === 0) for (const each of idle) each()
    }
    try {
      return { handles: opened ?? (await open()), release }
    } catch (error) {
      release()
      throw error
    }
  }

  /** A plugin that does not stop cleanly is told of, and nobody's run fails for it. */
  function reportStop(error: unknown): void {
    host.onDiagnostic(asDiagnostic(runtimeErrors.assemblyNotStopped(tenant, error)))
  }

  function close(): Promise<void> {
    closing ??= (async () => {
      isRemoved = true
      const handles = await opening?.catch(() => undefined)
      try {
        if (handles) await closeHandles(handles)
      } finally {
        await (await attached.catch(() => undefined))?.()
        await events.close()
      }
    })()
    return closing
  }

  // Plain data, and no getter: an object with one is several times as large, and there is one for each tenant.
  const known: Writable<KnownTenant, 'version'> = {
    tenant,
    events,
    version: first,
    integrator: () => (closing ? undefined : opened?.integrator),
    summary() {
      const { config, number, model } = known.version
      const isReady = model !== undefined && notOpened.length === 0
      const state = isReady ? 'ready' : 'refused'
      const diagnostics = [...known.version.diagnostics, ...notOpened]
      const { lock, suspension } = host.boundaries.knownStanding(tenant)
      return {
        ...{ id: tenant, name: config.name, version: number, state, diagnostics },
        ...(lock ? { lockedSince: new Date(lock.since).toISOString() } : {}),
        ...(suspension
          ? { suspended: { ...suspension, since: new Date(suspension.since).toISOString() } }
          : {}),
      }
    },
    hold,
    async markedBoundary() {
      const held = await hold()
      try {
        return await held.handles.markedBoundary()
      } finally {
        held.release()
      }
    },
    async acquire() {
      const held = await hold()
      const used = known.version
      try {
        const services = servicesOf(used, held.handles)
        const letGo = used.retain()
        return {
          services,
          release() {
            letGo().catch(reportStop)
            held.release()
          },
        }
      } catch (error) {
        held.release()
        throw error
      }
    },
    replace(next) {
      const before = release
      known.version = next
      release = next.retain()
      if (opening) attach(next).catch(reportStop)
      before().catch(reportStop)
    },
    async remove() {
      isRemoved = true
      if (users > 0) {
        await new Promise<void>((resolve) => {
          idle = [...idle, resolve]
        })
      }
      await close()
      await release().catch(reportStop)
    },
    close,
  }
  return known
}

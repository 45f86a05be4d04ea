import { setTimeout as delay } from 'node:timers/promises'
import type { StoredEvent } from '@fcc/contracts'
import { type Diagnostic, FccError } from '@fcc/plugin-api'
import type { WebhookConfig } from '../config/webhook-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { readEvent } from '../events/run-events.ts'
import { isStopped } from '../tenant/boundary/stopped-by.ts'
import type { KnownTenant } from '../tenant/known-tenant.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { openDeadLetters } from './dead-letters.ts'
import { deliverEvent } from './deliver-event.ts'
import { createEventLanes, type LanePlace } from './event-lanes.ts'
import { governEvent } from './govern-event.ts'
import { tellOfWebhook } from './tell-of-webhook.ts'
import { tryWebhook } from './try-webhook.ts'
import type { EventOutcome } from './webhook-outcome.ts'
import { holdWebhook, type WebhookPlace, type WebhookStanding } from './webhook-place.ts'
import { tallied } from './webhook-tally.ts'

/** How many events are read at a time, and how many may be under way. */
const PAGE = 100
const MOST_UNDER_WAY = 1000

/** Sends the events of one tenant to one webhook, where no other process does. */
export interface WebhookWorker {
  /** Has it look for events, now or once what is under way lets it. */
  wake(): void
  /** Whether it may have something to do that nobody would wake it for. */
  isDue(): boolean
  /** Begins nothing more; settles once the tries under way have ended. Idempotent. */
  close(): Promise<void>
}

/** What a worker needs. */
export interface WebhookWorkerParts {
  readonly name: string
  readonly config: WebhookConfig
  readonly source: Pick<KnownTenant, 'tenant' | 'acquire'>
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
  /** Ends tries that are under way. */
  readonly abandoned: AbortSignal
}

/** Makes a worker; it looks at once. */
export function createWebhookWorker(parts: WebhookWorkerParts): WebhookWorker {
  const { name, source, onDiagnostic } = parts
  const stopping = new AbortController()
  let isDue = true
  let running: Promise<void> | undefined
  let woken = Promise.withResolvers<void>()
  /** Aborted where the tenant is found locked or suspended: no try is begun then. */
  let halted = new AbortController()

  function note(error: unknown): void {
    if (stopping.signal.aborted) return
    const said = FccError.is(error)
      ? error
      : runtimeErrors.webhookBroken(source.tenant, name, error)
    onDiagnostic({ ...asDiagnostic(said), severity: 'warning' })
  }

  function begin(): void {
    if (running || stopping.signal.aborted) return
    running = drain()
      .then((isDone) => {
        // Whoever has it now may be gone before everything is sent: somebody looks again.
        if (!isDone) isDue = true
      })
      .catch((error: unknown) => {
        isDue = true
        note(error)
      })
      .finally(() => {
        running = undefined
      })
  }

  /** Sends what there is, and what comes while it has the webhook; `false` where somebody else has it. */
  async function drain(): Promise<boolean> {
    const { services, release } = await source.acquire()
    const { credentials: rows, tenant, holder, limits, clock } = services
    let place: WebhookPlace | undefined
    halted = new AbortController()
    try {
      if (await isStopped(services)) return false
      place = await holdWebhook({
        ...{ rows, tenant, name, holder, clock },
        ...{ leaseMs: limits.processes.leaseMs, longestMs: limits.longestLeaseMs },
      })
      if (!place) return false
      await sendFrom(services, place)
      return !place.lost.aborted && !(await isStopped(services))
    } catch (error) {
      // Somebody else has it now: what ended here by that is no fault.
      if (place?.lost.aborted || halted.signal.aborted) return false
      throw error
    } finally {
      await place?.release()
      release()
    }
  }

  async function sendFrom(services: TenantServices, place: WebhookPlace): Promise<void> {
    const { store, limits, clock } = services
    const { pollMs, reportMs, sideBySide } = limits.webhooks
    const signal = AbortSignal.any([stopping.signal, place.lost])
    const begun = place.standing()
    const from = await startOf(services, begun)
    const lanes = createEventLanes<StoredEvent>((event) => settle(services, place, begun, event), {
      sideBySide,
      from,
    })
    const keepPlace = (): void => {
      const { insertion, id } = lanes.place()
      if (insertion !== place.standing().place) {
        place.change((standing) => ({ ...standing, place: insertion, event: id }))
      }
    }
    let read = from.insertion
    let idleSince = clock()
    try {
      while (!signal.aborted) {
        // What a tenant did before it was locked or suspended is sent once it works again.
        if (await isStopped(services)) {
          halted.abort(runtimeErrors.closed())
          return
        }
        woken = Promise.withResolvers<void>()
        isDue = false
        const hasRoom = lanes.pending() < MOST_UNDER_WAY
        const page = hasRoom ? await store.readEvents({ after: read, limit: PAGE }) : []
        lanes.add(page)
        read = page.at(-1)?.insertion ?? read
        keepPlace()
        await place.saved()
        const { untold, telling } = place.standing()
        if (telling || (untold && clock() - untold.since >= reportMs)) {
          await tellOfWebhook(services, { name, config: parts.config, place })
        }
        if (page.length === PAGE) continue
        if (lanes.pending() > 0 || page.length > 0) idleSince = clock()
        // Others need not wait for it: who is idle for long gives it back, who is killed is known to be gone.
        if (clock() - idleSince >= limits.processes.leaseMs / 3 && !place.standing().untold) return
        await Promise.race([lanes.next(), woken.promise, ticked(pollMs, signal)])
      }
    } finally {
      // What is under way is waited for: each try has its limit, and nothing new begins once it is to stop.
      await lanes.ended()
      keepPlace()
      // Where that fails it stays in the row, for whoever has the webhook next.
      await tellOfWebhook(services, { name, config: parts.config, place }).catch(() => undefined)
    }
  }

  /** Sees to one event: it is sent, kept here, given up, or none of this webhook's. */
  async function settle(
    services: TenantServices,
    place: WebhookPlace,
    begun: WebhookStanding,
    event: StoredEvent,
  ): Promise<void> {
    const told = readEvent(event.text)
    const { types } = parts.config
    const time = Date.parse(told.time)
    const isOld = time < begun.since || (event.insertion <= begun.place && time <= begun.until)
    const isWanted = !isOld && (types === undefined || types.includes(told.type))
    const outcome = isWanted ? await send(services, place, event) : undefined
    place.change(({ untold, failing, ...standing }) => {
      const isStillFailing = failing && outcome?.kind !== 'delivered'
      const counted = outcome ? tallied(untold, event.id, outcome, services.clock()) : untold
      return {
        ...standing,
        until: Math.max(standing.until, time),
        ...(counted ? { untold: counted } : {}),
        ...(isStillFailing ? { failing } : {}),
      }
    })
  }

  async function send(
    services: TenantServices,
    place: WebhookPlace,
    event: StoredEvent,
  ): Promise<EventOutcome> {
    const { limits, clock, model, tenant, credentials } = services
    const told = readEvent(event.text)
    const letters = openDeadLetters(credentials, tenant)
    const during = AbortSignal.any([parts.abandoned, place.lost])
    const url = new URL(parts.config.url)
    const outcome = await deliverEvent({
      limits: limits.webhooks,
      govern: () => governEvent(services, told, { name, url, signal: during }),
      attempt: (body) =>
        tryWebhook(
          {
            config: parts.config,
            targets: model.webhookTargets,
            tryMs: limits.webhooks.tryMs,
            clock,
          },
          { id: told.id, body },
          during,
        ),
      mayGiveUp: async () => (await letters.list(name)).length < limits.webhooks.deadLetters,
      onFailed(why, tries) {
        const { failing } = place.standing()
        if (!failing)
          onDiagnostic(runtimeErrors.webhookFailing(tenant, name, { host: url.host, why }))
        const since = failing?.since ?? clock()
        place.change((standing) => ({ ...standing, failing: { why, since, tries } }))
        void place.saved().catch(() => undefined)
      },
      signal: AbortSignal.any([stopping.signal, place.lost, halted.signal]),
    })
    if (outcome.kind === 'given_up') {
      await letters.keep(name, {
        ...{ event: told.id, type: told.type, run: told.subject, insertion: event.insertion },
        ...{ why: outcome.why, tries: outcome.failed, at: clock() },
      })
    }
    return outcome
  }

  begin()
  return {
    wake() {
      isDue = true
      woken.resolve()
      begin()
    },
    isDue: () => isDue,
    async close() {
      stopping.abort(runtimeErrors.closed())
      woken.resolve()
      await running
    },
  }
}

/**
 * After which event it continues. A store that has another one there was put back or begun anew since, or had it
 * removed by its age: then it is read from its beginning, and what is as old as what was settled is left out.
 */
async function startOf({ store }: TenantServices, standing: WebhookStanding): Promise<LanePlace> {
  const { place, event } = standing
  if (place === 0) return { insertion: 0 }
  const [there] = await store.readEvents({ after: place - 1, limit: 1 })
  return there?.insertion === place && there.id === event
    ? { insertion: place, id: event }
    : { insertion: 0 }
}

async function ticked(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined)
}

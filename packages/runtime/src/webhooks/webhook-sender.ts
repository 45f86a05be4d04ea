import type { ControlStore } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import type { Limits } from '../config/host-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { endsWithin } from '../run/ends-within.ts'
import type { KnownTenant } from '../tenant/known-tenant.ts'
import type { TenantVersion } from '../tenant/tenant-version.ts'
import { createWebhookWorker, type WebhookWorker } from './webhook-worker.ts'

/** Sends the events of every tenant to its webhooks, as long as this process runs. */
export interface WebhookSender {
  /** Begins nothing more, waits for the tries under way within the limit; idempotent. */
  close(): Promise<void>
}

/** The webhooks of one tenant under one version of its configuration. */
interface TenantWorkers {
  readonly version: TenantVersion
  readonly workers: readonly WebhookWorker[]
  /** Settles once all of it has ended. */
  end(): Promise<void>
}

/**
 * Starts sending. Each webhook is looked after by one process at a time; it looks when something is committed here,
 * and every `webhooks.pollMs` where its tenant may have work, for events that other processes commit.
 */
export function startWebhookSender(host: {
  readonly tenants: () => Iterable<KnownTenant>
  readonly control: Pick<ControlStore, 'listWork'>
  readonly limits: Limits
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): WebhookSender {
  const { limits, onDiagnostic } = host
  const known = new Map<string, TenantWorkers>()
  const ending = new Set<Promise<void>>()
  const abandoned = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let closing: Promise<void> | undefined

  function begin(tenant: KnownTenant): TenantWorkers {
    const { version } = tenant
    const webhooks = version.model ? Object.entries(version.config.webhooks ?? {}) : []
    const made = webhooks.map(([name, config]) => {
      const worker = createWebhookWorker({
        ...{ name, config, source: tenant, onDiagnostic },
        abandoned: abandoned.signal,
      })
      const heard = tenant.events
        .subscribe({}, () => worker.wake(), { name: `webhook ${name}` })
        // Without being woken it looks into the store as often as `webhook_poll_ms` says.
        .catch(() => async () => undefined)
      return { worker, heard }
    })
    return {
      version,
      workers: made.map(({ worker }) => worker),
      async end() {
        await Promise.all(
          made.map(async ({ worker, heard }) => {
            await (await heard)()
            await worker.close()
          }),
        )
      },
    }
  }

  function end(workers: TenantWorkers): void {
    const ended = workers.end().catch(() => undefined)
    ending.add(ended)
    void ended.then(() => ending.delete(ended))
  }

  /** Has workers for the tenants as they are configured now. */
  function follow(): void {
    const there = new Set<string>()
    for (const tenant of host.tenants()) {
      there.add(tenant.tenant)
      const before = known.get(tenant.tenant)
      if (before?.version === tenant.version) continue
      if (before) end(before)
      known.set(tenant.tenant, begin(tenant))
    }
    for (const [id, workers] of known) {
      if (there.has(id)) continue
      known.delete(id)
      end(workers)
    }
  }

  async function look(): Promise<void> {
    try {
      follow()
      const all = [...known].filter(([, { workers }]) => workers.length > 0)
      if (all.length > 0) {
        const atWork = new Set((await host.control.listWork()).map(({ tenant }) => tenant))
        for (const [tenant, { workers }] of all) {
          for (const worker of workers) {
            if (atWork.has(tenant) || worker.isDue()) worker.wake()
          }
        }
      }
    } catch (error) {
      if (!closing) {
        const said = runtimeErrors.webhooksNotLooked(error)
        onDiagnostic({ ...asDiagnostic(said), severity: 'warning' })
      }
    }
    if (!closing) timer = setTimeout(() => void look(), limits.webhooks.pollMs).unref()
  }
  void look()

  return {
    close() {
      closing ??= (async () => {
        clearTimeout(timer)
        for (const workers of known.values()) end(workers)
        const isEnded = await endsWithin(Promise.all(ending), limits.closeGraceMs)
        if (isEnded) return
        abandoned.abort(runtimeErrors.closed())
        await Promise.all(ending)
      })()
      return closing
    },
  }
}

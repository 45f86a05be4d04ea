import { setTimeout as delay } from 'node:timers/promises'
import type { Principal } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { Runtime, TenantSession } from '@fcc/runtime'

/** In whose name runs go on that somebody else started. The log says so. */
const RESUMER: Principal = { id: 'host', kind: 'service', roles: [] }
const PAGE = 100

/** How to hear of what is resumed. */
export interface ResumeOptions {
  readonly onResumed: (tenant: string, run: string) => void
  readonly onFailure: (tenant: string, why: unknown) => void
}

/**
 * Carries on in the background what an earlier process left: runs that are queued or running, in every
 * tenant. A run whose last holder was killed stays held until its lease is over; until then it is asked
 * for again.
 */
export function resumeRuns(
  runtime: Runtime,
  { onResumed, onFailure }: ResumeOptions,
): { stop(): void } {
  const stopping = new AbortController()
  const { signal } = stopping
  const retryMs = runtime.config.limits.leaseMs / 5

  /** A runtime that closes lets nobody take anything up; the next start does. */
  const tell = (tenant: string, why: unknown): void => {
    if (!signal.aborted) onFailure(tenant, why)
  }

  async function resumeTenant(session: TenantSession): Promise<void> {
    for (const run of await leftRuns(session)) {
      // Side by side: one that is held keeps nobody waiting. The executor bounds how many run at once.
      resumeRun(session, run).catch((error) => tell(session.tenant, error))
    }
  }

  async function resumeRun(session: TenantSession, run: string): Promise<void> {
    while (!signal.aborted) {
      try {
        const handle = await session.resume(run)
        onResumed(session.tenant, run)
        await handle.finished()
        return
      } catch (error) {
        if (!FccError.is(error)) throw error
        if (error.code === 'FCC_RUN_OVER' || error.code === 'FCC_RUNTIME_CLOSED') return
        if (error.code !== 'FCC_RUN_HELD' && error.code !== 'FCC_STORE_LEASE_LOST') throw error
        await delay(retryMs, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  for (const { id, state } of runtime.tenants.list()) {
    if (state !== 'ready') continue
    resumeTenant(runtime.tenant(id).as(RESUMER)).catch((error) => tell(id, error))
  }
  return { stop: () => stopping.abort() }
}

/** The ids of all runs that somebody should carry on, oldest first. */
async function leftRuns(session: TenantSession): Promise<readonly string[]> {
  const ids: string[] = []
  for (let before: string | undefined; ; ) {
    const page = await session.runs({ states: ['queued', 'running'], limit: PAGE, before })
    ids.push(...page.map(({ id }) => id))
    before = page.at(-1)?.id
    if (page.length < PAGE) return ids.reverse()
  }
}

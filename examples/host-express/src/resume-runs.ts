import { setTimeout as delay } from 'node:timers/promises'
import { FccError } from '@fcc/plugin-api'
import type { Runtime, TenantSession } from '@fcc/runtime'

/** The most runs of one tenant that one start takes up. */
const MAX_RESUMED = 1000
/** A run that a killed process holds is free when its lease is over: until then it is asked for again. */
const worthWaiting = new Set(['FCC_RUN_HELD', 'FCC_STORE_LEASE_LOST'])

/** Carries on, in the background, what an earlier process left queued or running. Gives what stops it. */
export function resumeRuns(runtime: Runtime): () => void {
  const stopping = new AbortController()
  const { signal } = stopping

  async function resumeTenant(session: TenantSession): Promise<void> {
    const left = await session.runs({ states: ['queued', 'running'], limit: MAX_RESUMED })
    await Promise.all(left.map(({ id }) => resumeRun(session, id)))
  }

  async function resumeRun(session: TenantSession, id: string): Promise<void> {
    try {
      const run = await session.resume(id)
      console.log(`resumed ${session.tenant} ${id}`)
      await run.finished()
    } catch (error) {
      const code = FccError.is(error) ? error.code : undefined
      if (signal.aborted || code === 'FCC_RUN_OVER') return
      if (!code || !worthWaiting.has(code)) return console.error(session.tenant, id, String(error))
      await delay(runtime.config.limits.leaseMs / 5, undefined, { signal }).catch(() => undefined)
      return resumeRun(session, id)
    }
  }

  for (const { id, state } of runtime.tenants.list()) {
    if (state !== 'ready') continue
    const session = runtime.tenant(id).as({ id: 'host', kind: 'service', roles: [] })
    resumeTenant(session).catch((error) => signal.aborted || console.error(id, String(error)))
  }
  return () => stopping.abort()
}

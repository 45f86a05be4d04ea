import { AsyncLocalStorage } from 'node:async_hooks'
import { FccError } from '@fcc/plugin-api'
import type { TenantSession } from './tenant/tenant-session.ts'

const current = new AsyncLocalStorage<TenantSession>()

/**
 * Sugar at the edge, after the seed's `with TenantContext("team_alpha")`: everything that runs
 * inside sees this session. It carries what the caller was given already and grants nothing.
 *
 * @example
 * await withTenant(runtime.tenant('team_alpha').as(principal), async () => {
 *   await currentTenant().start(scenario, input)
 * })
 */
export function withTenant<Result>(session: TenantSession, work: () => Result): Result {
  return current.run(session, work)
}

/** The session of the surrounding `withTenant`. @throws FccError FCC_TENANT_CONTEXT_MISSING outside of one */
export function currentTenant(): TenantSession {
  const session = current.getStore()
  if (session) return session
  throw new FccError({
    code: 'FCC_TENANT_CONTEXT_MISSING',
    why: 'Nothing here says which tenant this is for, and there is no default.',
    fix: 'Call it inside withTenant(session, …).',
  })
}

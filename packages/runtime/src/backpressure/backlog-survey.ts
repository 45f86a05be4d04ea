import type { HostSample, TenantBacklog } from './host-sample.ts'

/** Gathers what is seen of each tenant that may have work, as the recovery scan goes through them. */
export interface BacklogSurvey {
  /** A look through all tenants begins. */
  begin(): void
  saw(tenant: string, backlog: TenantBacklog): void
  /** The look has ended: what was seen in it holds. */
  end(): void
  backlogs(): HostSample['backlogs']
}

/**
 * A survey of which the last whole look counts, as long as it is no older than `staleMs`; a tenant that was not
 * reached in it is not measured, whatever was seen of it earlier.
 */
export function createBacklogSurvey(
  staleMs: number,
  clock: () => number = () => performance.now(),
): BacklogSurvey {
  let whole: { readonly at: number; readonly seen: ReadonlyMap<string, TenantBacklog> } | undefined
  let seen = new Map<string, TenantBacklog>()
  return {
    begin() {
      seen = new Map()
    },
    saw(tenant, backlog) {
      seen.set(tenant, backlog)
    },
    end() {
      whole = { at: clock(), seen }
    },
    backlogs() {
      if (!whole) return { notMeasured: 'nobody here has looked through the tenants' }
      if (clock() - whole.at > staleMs) return { notMeasured: 'the last look is too old' }
      return { value: whole.seen }
    },
  }
}

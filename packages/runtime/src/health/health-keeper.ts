import type { ProviderHealth, RunPlan } from '@fcc/simulation'
import type { Limits } from '../config/host-config.ts'
import { afterBeginning, afterFailure, type Breaker, restOf } from './breaker.ts'
import { afterAsked, afterCall, afterLimit, closedUntil, type RateWindow } from './rate-window.ts'

/** The most other sides of which anything is kept; the oldest is forgotten first. */
const MOST_KEPT = 10_000

/** What a process knows of how providers and services fare. It is forgotten with the process. */
export interface HealthKeeper {
  /** What runs of a tenant see of it, by the ids of a plan. */
  of(tenant: string, plan: Pick<RunPlan, 'providers'>): ProviderHealth
}

/**
 * Keeps it for one process: a circuit breaker for each provider of each tenant, and the rate at which
 * each account may ask, which all tenants share that reach it with the same key.
 *
 * @param clock milliseconds since 1970, UTC
 */
export function createHealthKeeper(
  limits: Pick<Limits, 'breakerFailures' | 'breakerMs' | 'act'>,
  clock: () => number,
): HealthKeeper {
  const breakers = new Map<string, Breaker>()
  const windows = new Map<string, RateWindow>()
  const { retryMs, longestRetryMs, longestRetryAfterMs } = limits.act
  const bounds = { ...limits, longestRetryMs }

  return {
    of: (tenant, plan) => ({
      resting(id) {
        const now = clock()
        const until = closedUntil(windows.get(accountOf(tenant, plan, id)), now)
        if (until !== undefined) return { failure: 'rate_limited', until }
        return restOf(breakers.get(keyOf(tenant, id)), now, retryMs)
      },
      begin(id) {
        const key = keyOf(tenant, id)
        const account = accountOf(tenant, plan, id)
        const known = breakers.get(key)
        if (known) keep(breakers, key, afterBeginning(known, clock()))
        const window = windows.get(account)
        if (window) keep(windows, account, afterCall(window, clock()))
        return {
          end(outcome) {
            const breaker = breakers.get(key)
            if (outcome === 'answered') breakers.delete(key)
            else if (!outcome) keep(breakers, key, breaker && { ...breaker, isTried: false })
            else {
              const { failure, askedMs } = outcome
              const now = clock()
              keep(breakers, key, afterFailure(breaker, failure, now, bounds))
              const asked = afterAsked(windows.get(account), askedMs, now, longestRetryAfterMs)
              keep(windows, account, asked)
            }
          },
          onRateLimit(limit) {
            const said = afterLimit(windows.get(account), limit, clock(), longestRetryAfterMs)
            keep(windows, account, said)
          },
        }
      },
    }),
  }
}

function keyOf(tenant: string, id: string): string {
  return JSON.stringify([tenant, id])
}

/** Whose rate it is: that of a key at an address; of what is reached in another way, the tenant's alone. */
function accountOf(tenant: string, { providers }: Pick<RunPlan, 'providers'>, id: string): string {
  const connected = Object.hasOwn(providers, id) ? providers[id]?.connected : undefined
  if (!connected) return keyOf(tenant, id)
  const { kind, connection } = connected
  return JSON.stringify([kind, connection.baseUrl, connection.key, connection.model, 'account'])
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value | undefined): void {
  if (value === undefined) return
  map.set(key, value)
  if (map.size <= MOST_KEPT) return
  const [oldest] = map.keys()
  if (oldest !== undefined) map.delete(oldest)
}

import type { ProviderAttributes } from '@fcc/contracts'
import type { RunPlan } from '../../run-plan.ts'

const thisMachine = new Set(['127.0.0.1', '[::1]', 'localhost'])

/**
 * What rules read of a service: what the host's configuration states of its host, and where it states
 * nothing, the worst. Where it runs is told by its address.
 */
export function serviceAttributes(plan: Pick<RunPlan, 'services'>, url: URL): ProviderAttributes {
  const location = thisMachine.has(url.hostname) ? 'loopback' : 'remote'
  const stated = statedOf(plan, url)
  return {
    region: 'unknown',
    agreements: [],
    cloud: 'unknown',
    retentionDays: Number.MAX_SAFE_INTEGER,
    ...stated,
    location,
  }
}

/**
 * The name of a service as records may keep it: its host where the configuration has it, or where it is
 * this machine; a skill may make up any other.
 */
export function declaredService({ services }: Pick<RunPlan, 'services'>, host: string): string {
  const isOfThisMachine = /^(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?$/.test(host)
  return Object.hasOwn(services, host) || isOfThisMachine ? host : 'a service'
}

function statedOf({ services }: Pick<RunPlan, 'services'>, { host }: URL) {
  return Object.hasOwn(services, host) ? services[host] : undefined
}

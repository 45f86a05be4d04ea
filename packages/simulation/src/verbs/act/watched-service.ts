import { fetchFailure, nodeState, ProviderFailure } from '@fcc/contracts'
import { NOBODY_RESTS } from '../../provider-health.ts'
import type { Visit } from '../../visit.ts'
import { declaredService } from './service-attributes.ts'

/**
 * Asks a service once, unless it is left alone at present, and tells how it fared. Of hosts that nobody
 * declared nothing is kept: a skill may make up any number of them.
 *
 * @param host with its port, where it has one
 * @throws ProviderFailure as it failed before, with when it may be asked again, where it is left alone
 */
export async function watchedService<Result>(
  { ports, plan, run, place }: Visit,
  host: string,
  ask: () => Promise<Result>,
): Promise<Result> {
  const isDeclared = declaredService(plan, host) === host
  const health = (isDeclared && ports.health) || NOBODY_RESTS
  const id = `service ${host}`
  const resting = nodeState(run, place.instance).insisted ? undefined : health.resting(id)
  if (resting) {
    const retryAfterMs = Math.max(0, resting.until - ports.now())
    throw new ProviderFailure(resting.failure, { by: host, retryAfterMs })
  }
  const watched = health.begin(id)
  try {
    const result = await ask()
    watched.end('answered')
    return result
  } catch (error) {
    if (ports.signal.aborted) watched.end()
    else if (!ProviderFailure.is(error)) watched.end({ failure: fetchFailure(error) })
    else {
      const { kind: failure, retryAfterMs: askedMs } = error
      watched.end({ failure, ...(askedMs === undefined ? {} : { askedMs }) })
    }
    throw error
  }
}

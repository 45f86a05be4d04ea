import type { AdmissionPorts } from '@fcc/contracts'
import type { Boundaries } from './boundaries.ts'
import { stoppedBy } from './stopped-by.ts'

/**
 * Asks before each visit whether the tenant is locked or suspended: its runs wait then, and ask again after `everyMs`
 * milliseconds. Then it asks whoever the host has.
 */
export function admitWorking(
  boundaries: Pick<Boundaries, 'standingOf' | 'now'>,
  given: AdmissionPorts | undefined,
  everyMs: number,
): AdmissionPorts {
  return {
    ...given,
    modes: {
      async admit(request) {
        const stopped = stoppedBy(request.tenant, await boundaries.standingOf(request.tenant))
        if (!stopped) return (await given?.modes?.admit(request)) ?? { kind: 'admit' }
        const due = new Date(boundaries.now() + everyMs).toISOString()
        return { kind: 'wait', ask: stopped.why, due }
      },
    },
  }
}

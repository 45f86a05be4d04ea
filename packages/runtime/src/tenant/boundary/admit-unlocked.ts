import type { AdmissionPorts } from '@fcc/contracts'
import type { Boundaries } from './boundaries.ts'
import { boundaryErrors } from './diagnostics.ts'

/**
 * Asks before each visit whether the tenant is locked: its runs wait then, and ask again after `everyMs`
 * milliseconds. Then it asks whoever the host has.
 */
export function admitUnlocked(
  boundaries: Pick<Boundaries, 'lockOf' | 'now'>,
  given: AdmissionPorts | undefined,
  everyMs: number,
): AdmissionPorts {
  return {
    ...given,
    modes: {
      async admit(request) {
        const lock = await boundaries.lockOf(request.tenant)
        if (!lock) return (await given?.modes?.admit(request)) ?? { kind: 'admit' }
        const { why } = boundaryErrors.tenantLocked(request.tenant, lock)
        return { kind: 'wait', ask: why, due: new Date(boundaries.now() + everyMs).toISOString() }
      },
    },
  }
}

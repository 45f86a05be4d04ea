import type { CommandSession } from '@fcc/contracts'
import { leavePlugin } from '../host/plugin-calls.ts'
import type { Runtime } from '../runtime.ts'
import type { TenantSession } from './tenant-session.ts'

/**
 * What a plugin's command may do of all that its caller may: read files by the
 * tenant's rules, look at runs, carry scenarios out, and keep reference data where the caller may.
 * Approving, shredding and accepting stay with people at the program's own commands.
 *
 * @example
 * const session = createCommandSession(tenant.as(principal), runtime)
 */
export function createCommandSession(
  session: TenantSession,
  { referenceData }: Pick<Runtime, 'referenceData'>,
): CommandSession {
  return {
    principal: session.principal,
    read: (file) => leavePlugin(() => session.read(file)),
    runs: (query) => leavePlugin(() => session.runs(query)),
    run: (id) => leavePlugin(() => session.run(id)),
    outcome: (run, name) => leavePlugin(() => session.outcome(run, name)),
    perform: (scenario, input, options = {}) =>
      leavePlugin(async () => {
        const { purpose, labels } = options
        const handle = await session.start(scenario, input, { purpose, labels })
        return handle.finished()
      }),
    keepReferenceData: (data) => leavePlugin(() => referenceData.import(data, session.principal)),
  }
}

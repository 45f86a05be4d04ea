import type { CommandSession } from '@fcc/contracts'
import type { TenantSession } from './tenant-session.ts'

/**
 * What a plugin's command may do of all that its caller may: read files by the
 * tenant's rules, look at runs and carry scenarios out.
 * Approving, shredding and accepting stay with people at the program's own commands.
 *
 * @example
 * const session = createCommandSession(tenant.as(principal))
 */
export function createCommandSession(session: TenantSession): CommandSession {
  return {
    principal: session.principal,
    read: (file) => session.read(file),
    runs: (query) => session.runs(query),
    run: (id) => session.run(id),
    outcome: (run, name) => session.outcome(run, name),
    async perform(scenario, input, options = {}) {
      const { purpose, labels } = options
      const handle = await session.start(scenario, input, { purpose, labels })
      return handle.finished()
    },
  }
}

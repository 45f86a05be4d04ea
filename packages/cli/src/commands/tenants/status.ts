import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { tenantStanding } from '../../render/tenant-standing.ts'
import { withRuntime } from '../../session/open-runtime.ts'

/** `fcc tenants status`: how one tenant stands, and what to do where it does nothing. */
export const registerTenantsStatus: RegisterCommand = (tenants, cli) => {
  tenants
    .command('status')
    .description('say how one tenant stands, why, and how it works again')
    .argument('<tenant>', 'its id')
    .addHelpText('after', exampleText('tenants status lakeside', 'tenants status lakeside --json'))
    .action((id: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(
          context,
          async (runtime) => {
            for (const tenant of await runtime.tenants.check(id)) {
              context.terminal.say(...tenantStanding(tenant))
              context.terminal.document(tenant)
            }
            return EXIT_CODES.completed
          },
          [id],
        ),
      ),
    )
}

import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { listTable } from '../../io/table.ts'
import { tenantRow } from '../../render/tenant-row.ts'
import { withRuntime } from '../../session/open-runtime.ts'

/** `fcc tenants list`: the tenants of a host, each with whether it is ready, refused, locked or suspended. */
export const registerTenantsList: RegisterCommand = (tenants, cli) => {
  tenants
    .command('list', { isDefault: true })
    .description('list the tenants: which are ready, refused, locked or suspended')
    .addHelpText('after', exampleText('tenants list', 'tenants list --json'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(context, async (runtime) => {
          const all = await runtime.tenants.check(context.global.tenant)
          context.terminal.say(
            ...listTable(
              ['ID', 'NAME', 'STATE'],
              all.map((tenant) => tenantRow(tenant)),
              context.terminal.paint,
            ),
          )
          context.terminal.document({
            tenants: all.map(({ id, name, version, state, lockedSince, suspended }) => ({
              ...{ id, name, version, state, lockedSince, suspended },
            })),
          })
          return EXIT_CODES.completed
        }),
      ),
    )
}

import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { table } from '../io/table.ts'
import { parsePrincipal } from '../options/parse-principal.ts'
import { tenantRow } from '../render/tenant-row.ts'
import { withRuntime } from '../session/open-runtime.ts'
import { registerTenantsErase } from './tenants-erase.ts'

/** `fcc tenants`: how the tenants of a host stand, letting a locked one work again, and erasing one. */
export const registerTenants: RegisterCommand = (program, cli) => {
  const tenants = program
    .command('tenants')
    .description('see how tenants stand, let a locked one work again, and erase one')
    .addHelpText(
      'after',
      exampleText(
        'tenants',
        'tenants unlock lakeside --as ada:operator',
        'tenants erase lakeside --confirm lakeside --as ada:admin',
      ),
    )
  tenants
    .command('list', { isDefault: true })
    .description('list the tenants: which are ready, refused or locked')
    .addHelpText('after', exampleText('tenants list', 'tenants list --json'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(context, async (runtime) => {
          const all = await runtime.tenants.check(context.global.tenant)
          context.terminal.say(...table(all.map((tenant) => tenantRow(tenant))))
          context.terminal.document({
            tenants: all.map(({ id, name, version, state, lockedSince }) => ({
              ...{ id, name, version, state, lockedSince },
            })),
          })
          return EXIT_CODES.completed
        }),
      ),
    )
  tenants
    .command('unlock')
    .description('let a tenant work again that named another one without a grant')
    .argument('<tenant>', 'its id')
    .addHelpText('after', exampleText('tenants unlock lakeside --as ada:operator'))
    .action((id: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(
          context,
          async (runtime) => {
            const unlocked = await runtime.tenants.unlock(id, parsePrincipal(context.global.as))
            context.terminal.say(
              unlocked
                ? `  ${id} works again. What waited is continued by a process that stays, such as fcc serve; a single run by fcc resume.`
                : `  ${id} is not locked.`,
            )
            context.terminal.document({ tenant: id, unlocked })
            return EXIT_CODES.completed
          },
          [id],
        ),
      ),
    )
  registerTenantsErase(tenants, cli)
}

import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { parsePrincipal } from '../options/parse-principal.ts'
import { permissionLines } from '../render/permissions.ts'
import { runtimeModule } from '../runtime-module.ts'
import { withTenant } from '../session/open-runtime.ts'

/** `fcc permissions`: who may do what, by which line of the roles; nothing is done. */
export const registerPermissions: RegisterCommand = (program, cli) => {
  const group = program
    .command('permissions')
    .description('see who may do what')
    .addHelpText('after', exampleText('permissions', 'permissions list --as ann:nurse'))
  group
    .command('list', { isDefault: true })
    .description('list who may do what, and which line of the roles says so')
    .addHelpText(
      'after',
      `\nWith --as, what that person may do; without it, what each role allows a person.\n${exampleText(
        'permissions list',
        'permissions list --as ann:nurse --tenant riverside',
        'permissions list --json',
      )}`,
    )
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ tenant }) => {
          const { terminal, global } = context
          const principal = global.as === undefined ? undefined : parsePrincipal(global.as)
          const shown = runtimeModule().tenantPermissions(tenant.model, principal)
          terminal.say(...permissionLines(shown, terminal.paint))
          if (principal) {
            terminal.say(
              '  Who that is was said with --as, and is believed here; a server has it proven.',
              '',
            )
          }
          terminal.document({ tenant: tenant.id, ...shown })
          return EXIT_CODES.completed
        }),
      ),
    )
}

import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { withTenant } from '../session/open-runtime.ts'

/** `fcc shred SUBJECT`: destroys the key of a subject; what was sealed under it is gone for good. */
export const registerShred: RegisterCommand = (program, cli) => {
  program
    .command('shred')
    .description('erase a subject by destroying its key; there is no way back')
    .argument('<subject>', 'whose data, as it was named with run --subject; or run:ID')
    .addHelpText(
      'after',
      exampleText('shred patient-4711 --tenant riverside --as ada:privacy-officer'),
    )
    .action((subject: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const shredded = await session.shred(subject)
          context.terminal.say(
            shredded
              ? '  The key is destroyed. What was sealed under it cannot be opened again; the audit log still verifies.'
              : '  There is no key of that subject here, so nothing was destroyed.',
          )
          context.terminal.document({ tenant: session.tenant, shredded })
          return shredded ? EXIT_CODES.completed : EXIT_CODES.failed
        }),
      ),
    )
}

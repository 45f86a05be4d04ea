import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { counted } from '../render/counted.ts'
import { withTenant } from '../session/open-runtime.ts'

/** `fcc prune`: removes what nobody can open any more; without `--apply` it only says what. */
export const registerPrune: RegisterCommand = (program, cli) => {
  program
    .command('prune')
    .description('see what can be removed: contents of erased subjects; remove it with --apply')
    .option('--apply', 'remove it, and give its room back')
    .addHelpText(
      'after',
      exampleText('prune --tenant riverside', 'prune --apply --tenant riverside --as ada:operator'),
    )
    .action((options: { readonly apply?: boolean }, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const pruned = await session.prune({ apply: options.apply ?? false })
          const what = `${counted(pruned.contents, 'content')} of erased subjects (${pruned.bytes} bytes)`
          context.terminal.say(
            pruned.removed
              ? `  Removed ${what}. The audit log still verifies.`
              : `  ${what} would be removed; fcc prune --apply removes them.`,
          )
          context.terminal.document({ tenant: session.tenant, ...pruned })
          return EXIT_CODES.completed
        }),
      ),
    )
}

import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { prunedLines } from '../render/pruned.ts'
import { withTenant } from '../session/open-runtime.ts'

interface PruneOptions {
  readonly apply?: boolean
  readonly dryRun?: boolean
}

/** `fcc prune`: removes what is old enough, and what nobody can open any more; without `--apply` it only says what. */
export const registerPrune: RegisterCommand = (program, cli) => {
  program
    .command('prune')
    .description('see what can be removed, by age and of erased subjects; remove it with --apply')
    .option('--apply', 'remove it, and give its room back')
    .option('--dry-run', 'only say what would be removed, as without --apply')
    .addHelpText(
      'after',
      exampleText(
        'prune --tenant riverside',
        'prune --dry-run --json --tenant riverside',
        'prune --apply --tenant riverside --as ada:operator',
      ),
    )
    .action(({ apply = false, dryRun = false }: PruneOptions, command: Command) =>
      cli.perform(command, (context) => {
        if (apply && dryRun) return command.error('error: --apply and --dry-run exclude each other')
        return withTenant(context, async ({ session }) => {
          const pruned = await session.prune({ apply })
          context.terminal.say(...prunedLines(pruned))
          context.terminal.document({ tenant: session.tenant, ...pruned })
          return EXIT_CODES.completed
        })
      }),
    )
}

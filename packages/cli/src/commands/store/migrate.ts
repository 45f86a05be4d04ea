import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { withStoreKeeper } from '../../session/with-store-keeper.ts'

/** `fcc store migrate`: brings the tables of a store to the newest step. */
export const registerStoreMigrate: RegisterCommand = (group, cli) => {
  group
    .command('migrate')
    .description('bring the tables of the store to the newest step; processes at work continue')
    .option('--of <store>', 'another store than the one of the configuration')
    .addHelpText('after', exampleText('store migrate --of postgres --as ada:operator'))
    .action(({ of }: { readonly of?: string }, command: Command) =>
      cli.perform(command, (context) =>
        withStoreKeeper(context, async (keeper) => {
          const use = of ?? keeper.config.store.use
          const steps = await keeper.migrate(parsePrincipal(context.global.as), of)
          context.terminal.say(
            steps.length === 0
              ? `  ${use}: every step was taken before.`
              : `  ${use}: took ${steps.join(', ')}.`,
          )
          context.terminal.document({ store: use, steps })
          return EXIT_CODES.completed
        }),
      ),
    )
}

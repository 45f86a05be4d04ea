import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { table } from '../../io/table.ts'
import { storeRow } from '../../render/store-rows.ts'
import { withStoreKeeper } from '../../session/with-store-keeper.ts'

/** `fcc store status`: whether the store opens, and what it holds of each tenant. */
export const registerStoreStatus: RegisterCommand = (group, cli) => {
  group
    .command('status')
    .description('see whether the store opens, and what it holds of each tenant')
    .option('--of <store>', 'another store than the one of the configuration')
    .addHelpText('after', exampleText('store status', 'store status --of postgres --json'))
    .action(({ of }: { readonly of?: string }, command: Command) =>
      cli.perform(command, (context) =>
        withStoreKeeper(context, async (keeper) => {
          const use = of ?? keeper.config.store.use
          const tenants = await keeper.status(of)
          context.terminal.say(
            `  ${use}: ${tenants.length === 0 ? 'no tenant has records here.' : 'opens, and holds'}`,
            ...table(
              tenants.map((each) => [...storeRow(each)]),
              { indent: '    ' },
            ),
          )
          context.terminal.document({ store: use, tenants })
          return EXIT_CODES.completed
        }),
      ),
    )
}

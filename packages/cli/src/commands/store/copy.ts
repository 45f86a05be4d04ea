import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { table } from '../../io/table.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { counted } from '../../render/counted.ts'
import { storeRow } from '../../render/store-rows.ts'
import { withStoreKeeper } from '../../session/with-store-keeper.ts'

/** `fcc store copy`: everything of tenants into another store, verified row by row. */
export const registerStoreCopy: RegisterCommand = (group, cli) => {
  group
    .command('copy')
    .description('copy tenants into another store, and verify every row; run again, it continues')
    .requiredOption('--from <store>', 'the store that has them')
    .requiredOption('--to <store>', 'the store that is to have them')
    .addHelpText(
      'after',
      exampleText(
        'store copy --from sqlite --to postgres --as ada:operator',
        'store copy --from postgres --to sqlite --tenant riverside --as ada:operator',
      ),
    )
    .action((given: { readonly from: string; readonly to: string }, command: Command) =>
      cli.perform(command, (context) =>
        withStoreKeeper(context, async (keeper) => {
          const { terminal, global } = context
          const { from, to } = given
          const copied = await keeper.copy(
            { from, to, tenant: global.tenant },
            parsePrincipal(global.as),
            (each) => terminal.say(...table([['copied', ...storeRow(each)]])),
          )
          const { tenants, references } = copied
          terminal.say(
            tenants.length === 0
              ? `  Every tenant of ${from} is in ${to} already.`
              : `  ${counted(tenants.length, 'tenant')} and ${counted(references, 'version')} of reference data: every row is the same in ${from} and ${to}.`,
            `  To work with it, set store.use to ${to} in fcc.yaml; nothing reads ${from} then.`,
          )
          terminal.document({ from, to, tenants, references })
          return EXIT_CODES.completed
        }),
      ),
    )
}

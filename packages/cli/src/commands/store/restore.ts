import { resolve } from 'node:path'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { table } from '../../io/table.ts'
import { visible } from '../../io/visible.ts'
import { backupReceiver } from '../../options/backup-receiver.ts'
import { collect } from '../../options/collect.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { boundaryLines } from '../../render/boundary-lines.ts'
import { counted } from '../../render/counted.ts'
import { rootText } from '../../render/store-rows.ts'
import { withStoreKeeper } from '../../session/with-store-keeper.ts'

interface RestoreOptions {
  readonly to?: string
  readonly passphrase?: string
  readonly identity?: string
  readonly erasures?: readonly string[]
}

/** `fcc store restore`: takes tenants out of a backup, with every erasure carried out. */
export const registerStoreRestore: RegisterCommand = (group, cli) => {
  group
    .command('restore')
    .description('restore tenants from a backup into a store that has nothing of them')
    .argument('<file>', 'the backup')
    .option('--to <store>', 'another store than the one of the configuration')
    .option('--passphrase <reference>', 'what opens its keys: env:NAME or file:PATH')
    .option('--identity <file>', 'the private key of its recipient, in PEM')
    .option(
      '--erasures <file>',
      'a later backup, whose list of erasures is carried out too; again for more',
      collect,
    )
    .addHelpText(
      'after',
      exampleText(
        'store restore monday.fccbackup --passphrase env:BACKUP_PASSPHRASE --as ada:operator',
        'store restore monday.fccbackup --erasures friday.fccbackup --identity escrow.key --as ada:operator',
      ),
    )
    .action((file: string, options: RestoreOptions, command: Command) =>
      cli.perform(command, (context) =>
        withStoreKeeper(context, async (keeper) => {
          const { terminal, global, streams } = context
          const { to, passphrase, identity, erasures = [] } = options
          const tenants = await keeper.restore(
            {
              ...backupReceiver(context, { passphrase, keyFile: identity }),
              file: resolve(streams.cwd, file),
              ...{ to, tenant: global.tenant },
              erasures: erasures.map((each) => resolve(streams.cwd, each)),
            },
            parsePrincipal(global.as),
          )
          terminal.say(
            ...table(
              tenants.map(({ tenant, rows, erasures: erased, ...tree }) => [
                ...['restored', visible(tenant), counted(rows, 'row'), rootText(tree)],
                `${counted(erased, 'erasure')} carried out`,
              ]),
            ),
            ...tenants.flatMap(boundaryLines),
            '  What it may run with is accepted anew: fcc accept --tenant ID, for each of them.',
          )
          terminal.document({ tenants })
          return EXIT_CODES.completed
        }),
      ),
    )
}

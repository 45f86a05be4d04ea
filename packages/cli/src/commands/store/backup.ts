import { resolve } from 'node:path'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { table } from '../../io/table.ts'
import { visible } from '../../io/visible.ts'
import { backupReceiver } from '../../options/backup-receiver.ts'
import { forceOption } from '../../options/output-file.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { counted } from '../../render/counted.ts'
import { messageLines } from '../../render/error-message.ts'
import { rootText } from '../../render/store-rows.ts'
import { withStoreKeeper } from '../../session/with-store-keeper.ts'

interface BackupOptions {
  readonly passphrase?: string
  readonly recipient?: string
  readonly force?: boolean
}

const KEYS = {
  none: 'No keys are in it: it proves what was logged, and nothing in it can be opened.',
  passphrase: 'Its keys open with the passphrase, and with nothing else.',
  public_key: 'Its keys open with the private key of the recipient, and with nothing else.',
} as const

/** `fcc store backup`: everything of one tenant or of all, in one file, while others work. */
export const registerStoreBackup: RegisterCommand = (group, cli) => {
  group
    .command('backup')
    .description('write everything of one tenant, or of all, to a file, while others work')
    .argument('<file>', 'where to')
    .addOption(forceOption())
    .option('--passphrase <reference>', 'what opens its keys: env:NAME or file:PATH')
    .option('--recipient <file>', 'whose private key opens its keys: an X25519 public key in PEM')
    .addHelpText(
      'after',
      exampleText(
        'store backup monday.fccbackup --passphrase env:BACKUP_PASSPHRASE --as ada:operator',
        'store backup riverside.fccbackup --tenant riverside --recipient escrow.pem --as ada:operator',
      ),
    )
    .action((file: string, options: BackupOptions, command: Command) =>
      cli.perform(command, (context) =>
        withStoreKeeper(context, async (keeper) => {
          const { terminal, global, streams } = context
          const { passphrase, recipient, force } = options
          const receiver = backupReceiver(context, { passphrase, keyFile: recipient })
          const made = await keeper.backUp(
            { ...receiver, file: resolve(streams.cwd, file), tenant: global.tenant, force },
            parsePrincipal(global.as),
          )
          terminal.say(
            `  Wrote ${visible(file)}`,
            ...table(
              made.tenants.map(({ tenant, rows, ...tree }) => [
                ...[visible(tenant), counted(rows, 'row'), rootText(tree)],
              ]),
              { indent: '    ' },
            ),
            `  ${KEYS[made.keys]}`,
          )
          for (const { tenant, error } of made.refused) {
            terminal.say('', `  Not in it: ${visible(tenant)}`)
            terminal.say(...messageLines(error, terminal.paint, streams.cwd))
          }
          terminal.document({
            ...made,
            refused: made.refused.map(({ tenant, error: { code, why } }) => ({
              tenant,
              code,
              why,
            })),
          })
          return made.refused.length === 0 ? EXIT_CODES.completed : EXIT_CODES.partial
        }),
      ),
    )
}

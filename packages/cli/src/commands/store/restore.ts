import { join, resolve } from 'node:path'
import type { StoreKeeper } from '@fcc/runtime'
import type { Command } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES, type ExitCode } from '../../exit-code.ts'
import { table } from '../../io/table.ts'
import { visible } from '../../io/visible.ts'
import { backupReceiver } from '../../options/backup-receiver.ts'
import { collect } from '../../options/collect.ts'
import { outputFile } from '../../options/output-file.ts'
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
  readonly proofs?: string
  readonly force?: boolean
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
    .option(
      '--proofs <folder>',
      'restore nothing, and write the log of each tenant there, to be verified; needs no key',
    )
    .option('--force', 'with --proofs, write over logs that are there')
    .addHelpText(
      'after',
      exampleText(
        'store restore monday.fccbackup --passphrase env:BACKUP_PASSPHRASE --as ada:operator',
        'store restore monday.fccbackup --erasures friday.fccbackup --identity escrow.key --as ada:operator',
        'store restore monday.fccbackup --proofs proofs --as ada:auditor',
      ),
    )
    .action((file: string, options: RestoreOptions, command: Command) =>
      cli.perform(command, (context) =>
        withStoreKeeper(context, async (keeper) => {
          const { terminal, global, streams } = context
          const { to, passphrase, identity, erasures = [], proofs } = options
          if (proofs !== undefined)
            return writeProofs(context, keeper, { file, folder: proofs, force: options.force })
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

/** The log of each tenant as a file beside the key of its signatures. */
async function writeProofs(
  { terminal, global, streams }: CommandContext,
  keeper: StoreKeeper,
  {
    file,
    folder,
    force,
  }: { readonly file: string; readonly folder: string; readonly force: boolean | undefined },
): Promise<ExitCode> {
  const given = { file: resolve(streams.cwd, file), tenant: global.tenant }
  const found = await keeper.proofs(given, parsePrincipal(global.as))
  const tenants = found.map(({ text, ...rest }) => {
    // An id may have signs that no name of a file has.
    const named = join(folder, encodeURIComponent(rest.tenant))
    const [log, key] = [`${named}.audit.jsonl`, `${named}.pub`]
    const files = [log, key].map((each) => outputFile(streams.cwd, each, { force }))
    files[0]?.write(text)
    files[1]?.write(`${rest.verifierKey}\n`)
    return { ...rest, log, key }
  })
  for (const { tenant, entries, unsigned, log, key } of tenants) {
    const open = unsigned === 0 ? '' : `, of which ${unsigned} lay under no checkpoint yet`
    terminal.say(
      `  Wrote ${log}   ${counted(entries, 'entry', 'entries')} of ${visible(tenant)}${open}`,
      `  Verify   fcc audit verify ${log} --key ${key}`,
    )
  }
  terminal.say('  Nothing was restored: content stays sealed, and no log continues.')
  terminal.document({ tenants })
  return EXIT_CODES.completed
}

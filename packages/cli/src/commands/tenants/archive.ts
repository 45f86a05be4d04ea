import { resolve } from 'node:path'
import type { ImportedTenant } from '@fcc/runtime'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { visible } from '../../io/visible.ts'
import { backupReceiver } from '../../options/backup-receiver.ts'
import { collect } from '../../options/collect.ts'
import { forceOption } from '../../options/output-file.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { boundaryLines } from '../../render/boundary-lines.ts'
import { counted } from '../../render/counted.ts'
import { withStoreKeeper } from '../../session/with-store-keeper.ts'

interface ArchiveOptions {
  readonly output: string
  readonly passphrase?: string
  readonly recipient?: string
  readonly identity?: string
  readonly documents?: string
  readonly erasures?: readonly string[]
  readonly force?: boolean
}

const KEYS = {
  none: 'No keys are in it: nothing in it can be opened, and no host can import it.',
  passphrase: 'Its keys open with the passphrase, and with nothing else.',
  public_key: 'Its keys open with the private key of the recipient, and with nothing else.',
} as const

/** `fcc tenants export` and `import`: everything of a tenant, from one host to another, in one archive. */
export const registerTenantsArchive: RegisterCommand = (tenants, cli) => {
  tenants
    .command('export')
    .description('write everything of a tenant into one archive, while it works')
    .argument('<tenant>', 'its id')
    .requiredOption('-o, --output <file>', 'where the archive goes')
    .addOption(forceOption())
    .option('--passphrase <reference>', 'what opens its keys: env:NAME or file:PATH')
    .option('--recipient <file>', 'whose private key opens its keys: an X25519 public key in PEM')
    .addHelpText(
      'after',
      exampleText(
        'tenants export lakeside -o lakeside.fcctenant --passphrase env:ARCHIVE_PASSPHRASE --as ada:admin',
      ),
    )
    .action((id: string, options: ArchiveOptions, command: Command) =>
      cli.perform(command, (context) =>
        withStoreKeeper(context, async (keeper) => {
          const { terminal, global, streams } = context
          const { passphrase, recipient, output, force } = options
          const receiver = backupReceiver(context, { passphrase, keyFile: recipient })
          const made = await keeper.exportTenant(
            id,
            { ...receiver, file: resolve(streams.cwd, output), force },
            parsePrincipal(global.as),
          )
          terminal.say(
            `  Wrote ${visible(output)}: the configuration of ${id}, ${counted(made.documents, 'document')}, ${counted(made.rows, 'row')}, ${counted(made.size, 'entry', 'entries')} of its log under the root ${made.root.slice(0, 16)}.`,
            `  ${KEYS[made.keys]}`,
          )
          terminal.document(made)
          return EXIT_CODES.completed
        }),
      ),
    )
  tenants
    .command('import')
    .description('import a tenant from an archive, all of it or nothing, while others work')
    .argument('<file>', 'the archive')
    .option('--passphrase <reference>', 'what opens its keys: env:NAME or file:PATH')
    .option('--identity <file>', 'the private key of its recipient, in PEM')
    .option('--documents <folder>', 'where its documents go; tenants/ID beside fcc.yaml by default')
    .option(
      '--erasures <file>',
      'a later backup, whose list of erasures is carried out too; again for more',
      collect,
    )
    .addHelpText(
      'after',
      exampleText(
        'tenants import lakeside.fcctenant --passphrase env:ARCHIVE_PASSPHRASE --as ada:operator',
      ),
    )
    .action((file: string, options: ArchiveOptions, command: Command) =>
      cli.perform(command, (context) =>
        withStoreKeeper(context, async (keeper) => {
          const { terminal, global, streams } = context
          const { passphrase, identity, documents, erasures = [] } = options
          const imported = await keeper.importTenant(
            {
              ...backupReceiver(context, { passphrase, keyFile: identity }),
              file: resolve(streams.cwd, file),
              documents: documents && resolve(streams.cwd, documents),
              erasures: erasures.map((each) => resolve(streams.cwd, each)),
            },
            parsePrincipal(global.as),
          )
          terminal.say(...importedLines(imported))
          terminal.document(imported)
          return EXIT_CODES.completed
        }),
      ),
    )
}

function importedLines(imported: ImportedTenant): readonly string[] {
  const { tenant, name, rows, size, root, at, by, documents } = imported
  const { grantsHere, secrets } = imported
  return [
    `  Imported ${tenant} (${visible(name)}), as ${visible(by)} exported it at ${at}: ${counted(rows, 'row')}, ${counted(size, 'entry', 'entries')} of its log under the root ${root.slice(0, 16)}.`,
    ...(documents ? [`  Its documents are in ${visible(documents)}`] : []),
    ...boundaryLines(imported),
    ...secrets.map(
      (each) =>
        `  Its configuration asks this host for ${visible(each.reference)} (${visible(each.at)}), and is given it once it is accepted. Change the configuration where something else was meant.`,
    ),
    ...grantsHere.map(
      (each) =>
        `  ${each.tenant} has a grant for a tenant of this name (${each.grant}): it can be used now. Take it back where somebody else was meant.`,
    ),
    `  What it may run with is accepted anew: fcc accept --tenant ${tenant} --as NAME`,
  ]
}

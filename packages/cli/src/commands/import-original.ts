import { basename, resolve } from 'node:path'
import { TENANT_OWNER } from '@fcc/contracts'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { visible } from '../io/visible.ts'
import { convertOriginal } from '../original/convert-original.ts'
import { dataPackage } from '../original/data-package.ts'
import { putInPlace } from '../original/put-in-place.ts'
import { readOriginal } from '../original/read-original.ts'
import { accountLines } from '../render/import-account.ts'

/** `fcc import original DIR --to FOLDER`: the files of the original system as documents of ours. */
export const registerImport: RegisterCommand = (program, cli) => {
  const group = program.command('import').description('bring over what another system has')
  group
    .command('original')
    .description("write the original's personas, relations, workflows and gates as our documents")
    .argument('<dir>', "the folder with the original's YAML and JSON files")
    .requiredOption('--to <folder>', 'where the documents go, such as the folder of a tenant')
    .option('--package', 'make the folder a package of data, with its name as id')
    .option('--force', 'overwrite files that are there')
    .addHelpText(
      'after',
      exampleText(
        'import original old/data --to tenants/garden',
        'import original old --to acme-old --package',
      ),
    )
    .action((directory: string, options: ImportOptions, command: Command) =>
      cli.perform(command, async ({ streams, terminal }) => {
        const target = resolve(streams.cwd, options.to)
        const id = basename(target)
        if (options.package && (!/^[a-z][a-z0-9-]*$/.test(id) || id === TENANT_OWNER)) {
          throw cliErrors.usage(`${visible(id)} is no id of a package.`, 'import original')
        }
        const folder = readOriginal(streams.cwd, directory)
        const converted = convertOriginal(folder.files, options.package ? id : TENANT_OWNER)
        const others = folder.others.map(({ path, why }) => ({
          ...{ file: path, item: '', outcome: 'no_counterpart' as const, why },
        }))
        const items = [...converted.items, ...others]
        const files = options.package ? dataPackage(id, converted) : converted.files
        const written = Object.keys(converted.files).length > 0 ? Object.keys(files) : []
        if (written.length > 0) putInPlace(target, files, { force: options.force ?? false })
        terminal.say(...accountLines(items, terminal.paint))
        terminal.say(
          written.length > 0
            ? `  Wrote ${written.length} files to ${visible(options.to)}.`
            : '  Nothing came over, and nothing was written.',
        )
        terminal.document({ to: options.to, written, items })
        return written.length > 0 ? EXIT_CODES.completed : EXIT_CODES.failed
      }),
    )
}

interface ImportOptions {
  readonly to: string
  readonly package?: boolean
  readonly force?: boolean
}

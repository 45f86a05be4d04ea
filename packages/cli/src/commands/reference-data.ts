import { extname } from 'node:path'
import type { MediaType } from '@fcc/contracts'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { readText } from '../io/read-text.ts'
import { listTable } from '../io/table.ts'
import { visible } from '../io/visible.ts'
import { parsePrincipal } from '../options/parse-principal.ts'
import { ageText } from '../render/age-text.ts'
import { withRuntime } from '../session/open-runtime.ts'

/** The most bytes of reference data that are imported at once: 64 MiB. */
const MAX_REFERENCE_BYTES = 64 * 1024 * 1024

const mediaTypes: Readonly<Record<string, MediaType>> = {
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.md': 'text/markdown',
}

/** `fcc reference-data`: code lists and tables that all tenants share; imported and listed. */
export const registerReferenceData: RegisterCommand = (program, cli) => {
  const group = program
    .command('reference-data')
    .description('import and list the code lists and tables that all tenants share')
    .addHelpText(
      'after',
      exampleText(
        'reference-data list',
        'reference-data import icd10cm.csv icd-10-cm 2026 --as ada:operator',
      ),
    )
  group
    .command('import')
    .description('keep a version of reference data; what a version says never changes')
    .argument('<file>', 'its text: .csv, .json, .md, or any other text in UTF-8')
    .argument('<name>', 'what scenarios and skills ask for it by')
    .argument('<edition>', 'its version, as its publisher calls it')
    .addHelpText(
      'after',
      exampleText('reference-data import icd10cm.csv icd-10-cm 2026 --as ada:operator'),
    )
    .action((file: string, name: string, version: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(
          context,
          async (runtime) => {
            const kept = await runtime.referenceData.import(
              {
                name,
                version,
                mediaType: mediaTypes[extname(file).toLowerCase()] ?? 'text/plain',
                text: readText(context.streams.cwd, file, MAX_REFERENCE_BYTES),
              },
              parsePrincipal(context.global.as),
            )
            context.terminal.say(
              `  Kept ${visible(kept.name)} ${visible(kept.version)}: ${kept.bytes} bytes, SHA-256 ${kept.digest}.`,
            )
            context.terminal.document(kept)
            return EXIT_CODES.completed
          },
          [],
        ),
      ),
    )
  group
    .command('list', { isDefault: true })
    .description('list every version that is kept')
    .addHelpText('after', exampleText('reference-data list'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(
          context,
          async (runtime) => {
            const items = await runtime.referenceData.list()
            const rows = items.map(({ name, version, bytes, digest, at, by }) => [
              ...[
                name,
                version,
                `${bytes} bytes`,
                digest.slice(0, 12),
                ageText(at, Date.now()),
                by,
              ].map(visible),
            ])
            context.terminal.say(
              ...(rows.length > 0
                ? listTable(
                    ['NAME', 'VERSION', 'SIZE', 'DIGEST', 'KEPT', 'BY'],
                    rows,
                    context.terminal.paint,
                  )
                : ['  No reference data is kept here.']),
            )
            context.terminal.document({ items })
            return EXIT_CODES.completed
          },
          [],
        ),
      ),
    )
}

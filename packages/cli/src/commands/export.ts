import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { forceOption } from '../options/output-file.ts'
import { deliverExport } from '../session/deliver-export.ts'
import { findRun } from '../session/find-run.ts'
import { withTenant } from '../session/open-runtime.ts'

/** `fcc export RUN --format ID`: one run in a format that other programs read. */
export const registerExport: RegisterCommand = (program, cli) => {
  program
    .command('export')
    .description('write what is kept of a run in the format of an exporter; never content')
    .argument('<run>', 'its id')
    .requiredOption(
      '--format <id>',
      'an exporter, such as those of @fcc/plugin-exporters-common; fcc list exporters names them',
    )
    .option('--purpose <name>', 'what for; it is kept in the log')
    .option('-o, --output <file>', 'where to; standard output by default')
    .addOption(forceOption())
    .addHelpText(
      'after',
      exampleText(
        'export 01JD5V8R3N4T6W8Y0Z2B4D6F8H --format prov-json -o run.prov.json',
        'export 01JD5V8R3N4T6W8Y0Z2B4D6F8H --format exporters-common/prov-json --json',
      ),
    )
    .action(
      (
        run: string,
        options: {
          readonly format: string
          readonly output?: string
          readonly purpose?: string
          readonly force?: boolean
        },
        command: Command,
      ) =>
        cli.perform(command, (context) =>
          withTenant(context, async (open) =>
            deliverExport(context, open, {
              ...options,
              run: await findRun(open.session, run),
            }),
          ),
        ),
    )
}

import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { forceOption } from '../options/output-file.ts'
import { recordingLines } from '../render/recording.ts'
import { findRun } from '../session/find-run.ts'
import { withTenant } from '../session/open-runtime.ts'
import { recordingFiles, writeRecording } from '../session/write-recording.ts'

/** `fcc record RUN FILE`: what models answered in a run that is over, for others to answer from. */
export const registerRecord: RegisterCommand = (program, cli) => {
  program
    .command('record')
    .description(
      'write what models answered in a run to a sealed file, as far as the rules let you',
    )
    .argument('<run>', 'its id')
    .argument('<file>', 'where to; its key goes beside it as FILE.key')
    .addOption(forceOption())
    .option('--purpose <id>', "what for: one of the scenario's purposes; the run's own by default")
    .addHelpText(
      'after',
      `\nThe file has answers, and of what was asked digests alone. It is in the log that you took it.\nA run answers from it by fcc run SCENARIO --replay FILE.\n${exampleText(
        'record 01JD5V8R3N4T6W8Y0Z2B4D6F8H demo.rec',
        'record 01JD5V8R3N4T6W8Y0Z2B4D6F8H demo.rec --purpose review',
      )}`,
    )
    .action(
      (
        written: string,
        file: string,
        options: { readonly purpose?: string; readonly force?: boolean },
        command: Command,
      ) =>
        cli.perform(command, (context) =>
          withTenant(context, async ({ session }) => {
            const run = await findRun(session, written)
            const to = recordingFiles(context.streams.cwd, file, options)
            const recording = await writeRecording(session, { run, to, purpose: options.purpose })
            context.terminal.say('', ...recordingLines(recording, context.streams.cwd))
            context.terminal.document({ tenant: session.tenant, run, recording })
            return EXIT_CODES.completed
          }),
        ),
    )
}

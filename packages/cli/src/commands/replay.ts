import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { replayLines } from '../render/replay.ts'
import { findRun } from '../session/find-run.ts'
import { newestRun } from '../session/newest-run.ts'
import { withTenant } from '../session/open-runtime.ts'

/** `fcc replay [RUN]`: a run made once more from what is kept of it, and where it parts. */
export const registerReplay: RegisterCommand = (program, cli) => {
  program
    .command('replay')
    .description('make a run once more, without network, and compare it byte for byte')
    .argument('[run]', 'its id; the newest run by default')
    .option('--current', 'with the personas, prompts and rules of today, to see where that leads')
    .addHelpText(
      'after',
      `\nWhat models, services and people answered is answered by the journal; the rest is made anew.\nNothing of the run is written. Exit code 1 where something comes out otherwise.\nA rule of today that decides otherwise and leads nowhere else is named, and is no such thing.\n${exampleText(
        'replay',
        'replay 01JD5V8R3N4T6W8Y0Z2B4D6F8H',
        'replay 01JD5V8R3N4T6W8Y0Z2B4D6F8H --current',
        'replay 01JD5V8R3N4T6W8Y0Z2B4D6F8H --json',
      )}`,
    )
    .action(
      (id: string | undefined, { current }: { readonly current?: boolean }, command: Command) =>
        cli.perform(command, (context) =>
          withTenant(context, async ({ session }) => {
            const run = id === undefined ? await newestRun(session) : await findRun(session, id)
            const replay = await session.replay(run, { current })
            context.terminal.say(...replayLines(replay, context.terminal.paint))
            context.terminal.document(replay)
            return replay.departure ? EXIT_CODES.failed : EXIT_CODES.completed
          }),
        ),
    )
}

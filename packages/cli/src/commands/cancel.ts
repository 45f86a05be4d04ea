import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { findRun } from '../session/find-run.ts'
import { withTenant } from '../session/open-runtime.ts'

/** `fcc cancel RUN`: ends a run, here or in the process that holds it. */
export const registerCancel: RegisterCommand = (program, cli) => {
  program
    .command('cancel')
    .description('end a run')
    .argument('<run>', 'its id')
    .addHelpText('after', exampleText('cancel 01JD5V8R3N4T6W8Y0Z2B4D6F8H --as ada'))
    .action((written: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const id = await findRun(session, written)
          const run = await session.cancel(id)
          const requested = run.state !== 'cancelled'
          context.terminal.say(
            requested
              ? `  Asked the process that holds run ${id} to end it after the visit under way.`
              : `  Run ${id} is cancelled.`,
          )
          context.terminal.document({ run, requested })
          return EXIT_CODES.completed
        }),
      ),
    )
}

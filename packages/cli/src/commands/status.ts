import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { parsePrincipal } from '../options/parse-principal.ts'
import { hostStatusLines } from '../render/host-status-lines.ts'
import { withRuntime } from '../session/open-runtime.ts'

/** `fcc status`: where work piles up in the processes of the host, and what is done about new runs. */
export const registerStatus: RegisterCommand = (program, cli) => {
  program
    .command('status')
    .description('see where work piles up, and whether new runs are let in')
    .addHelpText(
      'after',
      exampleText('status', 'status --json') +
        '\nEnds with 0 where new runs are let in as they are asked for, and with 6 where some are slowed, sent to LAB or refused.\n',
    )
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(
          context,
          async (runtime) => {
            const { terminal, global } = context
            const status = await runtime.status(parsePrincipal(global.as))
            terminal.say(
              ...hostStatusLines(status, { paint: terminal.paint, now: Date.parse(status.at) }),
            )
            terminal.document(status)
            const reacts = status.stages.some((stage) => stage.reacts)
            return reacts ? EXIT_CODES.partial : EXIT_CODES.completed
          },
          // Whoever looks opens no tenant, and is given no run.
          [],
          (config) => ({ ...config, executor: { ...config.executor, concurrency: 0 } }),
        ),
      ),
    )
}

import { resolve } from 'node:path'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { writeText } from '../io/write-file.ts'
import { withTenant } from '../session/open-runtime.ts'

interface OutcomeOptions {
  readonly purpose?: string
  readonly output?: string
}

/** `fcc outcome RUN NAME`: reads an outcome, as far as the rules let whoever acts. */
export const registerOutcome: RegisterCommand = (program, cli) => {
  program
    .command('outcome')
    .description('read an outcome of a run, as far as the rules let you; it is in the log')
    .argument('<run>', 'its id')
    .argument('<name>', 'the outcome')
    .option('--purpose <id>', "what for: one of the scenario's purposes; the run's own by default")
    .option('-o, --output <file>', 'where to; standard output by default')
    .addHelpText(
      'after',
      exampleText('outcome 01JD5V8R3N4T6W8Y0Z2B4D6F8H summary --as ada:clinician'),
    )
    .action((run: string, name: string, options: OutcomeOptions, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const { purpose, output } = options
          const { text, mediaType } = await session.outcome(run, name, { purpose })
          const { terminal, streams } = context
          const about = { tenant: session.tenant, run, outcome: name, mediaType }
          if (output === undefined) {
            if (!terminal.json) terminal.raw(text)
            terminal.document({ ...about, text })
            return EXIT_CODES.completed
          }
          const file = resolve(streams.cwd, output)
          writeText(file, text)
          terminal.say(`  Wrote ${output}`)
          terminal.document({ ...about, file })
          return EXIT_CODES.completed
        }),
      ),
    )
}

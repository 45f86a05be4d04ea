import type { Command } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { visible } from '../io/visible.ts'
import { forceOption, outputFile } from '../options/output-file.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { counted } from '../render/counted.ts'
import { findRun } from '../session/find-run.ts'
import { type OpenTenant, withTenant } from '../session/open-runtime.ts'
import { outcomesForReaders } from '../session/readers.ts'

interface OutcomeOptions {
  readonly purpose?: string
  readonly output?: string
  readonly force?: boolean
}

/** `fcc outcome RUN NAME`: reads an outcome, as far as the rules let whoever acts. */
export const registerOutcome: RegisterCommand = (program, cli) => {
  program
    .command('outcome')
    .description('read an outcome of a run, as far as the rules let you; it is in the log')
    .argument('<run>', 'its id')
    .argument(
      '[name]',
      'the outcome; those there are where it is left out. STEP/NAME is what a step made, also what a gate rejected',
    )
    .option('--purpose <id>', "what for: one of the scenario's purposes; the run's own by default")
    .option('-o, --output <file>', 'where to; standard output by default')
    .addOption(forceOption())
    .addHelpText(
      'after',
      exampleText('outcome 01JD5V8R3N4T6W8Y0Z2B4D6F8H summary --as ada:clinician'),
    )
    .action(
      (written: string, name: string | undefined, options: OutcomeOptions, command: Command) =>
        cli.perform(command, (context) =>
          withTenant(context, async (open) => {
            const { session } = open
            const run = await findRun(session, written)
            if (name === undefined) return listOutcomes(context, open, run)
            const { purpose, output } = options
            const { terminal, streams } = context
            const out = outputFile(streams.cwd, output, options)
            // An outcome's name has no slash: STEP/NAME is what a step made, released or not.
            const { text, mediaType } = name.includes('/')
              ? await session.work(run, name, { purpose })
              : await session.outcome(run, name, { purpose })
            const about = { tenant: session.tenant, run, outcome: name, mediaType }
            if (out === undefined) {
              if (!terminal.json) terminal.raw(text)
              terminal.document({ ...about, text })
              return EXIT_CODES.completed
            }
            out.write(text)
            terminal.say(`  Wrote ${output}`)
            terminal.document({ ...about, file: out.file })
            return EXIT_CODES.completed
          }),
        ),
    )
}

/** The outcomes that a run has for its readers, and how each is read. */
async function listOutcomes(
  { terminal, global }: CommandContext,
  { session, tenant }: OpenTenant,
  id: string,
): Promise<ExitCode> {
  const run = await session.run(id)
  const outcomes = [
    ...new Set([...Object.keys(run.released), ...outcomesForReaders(tenant.model, run)]),
  ]
  terminal.say(
    ...(outcomes.length === 0
      ? [`  Run ${run.id} is ${run.state}, and has no outcome to read.`]
      : [
          `  Run ${run.id} has ${counted(outcomes.length, 'outcome')} to read:`,
          ...outcomes.map(
            (name) => `    fcc outcome ${run.id} ${visible(name)}${repeatedFlags(global)}`,
          ),
        ]),
  )
  terminal.document({ tenant: session.tenant, run: run.id, outcomes })
  return EXIT_CODES.completed
}

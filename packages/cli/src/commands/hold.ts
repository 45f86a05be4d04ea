import type { RunRecord, RunState } from '@fcc/contracts'
import type { TenantSession } from '@fcc/runtime'
import type { Command } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { parseWords } from '../options/parse-words.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { findRun } from '../session/find-run.ts'
import { withTenant } from '../session/open-runtime.ts'

const REASON = 'why; kept unencrypted with the run, so name nothing that is secret'

/** `fcc pause RUN`: lets the visit under way end, then holds the run until it is resumed. */
export const registerPause: RegisterCommand = (program, cli) => {
  program
    .command('pause')
    .description('hold a run after the visit under way, until it is resumed')
    .argument('<run>', 'its id')
    .option('--reason <text>', REASON, parseWords)
    .addHelpText(
      'after',
      exampleText('pause 01JD5V8R3N4T6W8Y0Z2B4D6F8H --reason "Month end closing"'),
    )
    .action((id: string, options: { readonly reason?: string }, command: Command) =>
      cli.perform(command, (context) =>
        hold(context, {
          id,
          becomes: 'paused',
          asks: 'pause it after the visit under way',
          flag: '',
          act: (session, run) => session.pause(run, options.reason),
        }),
      ),
    )
}

/** `fcc quarantine RUN --reason TEXT`: holds a run at once, until somebody takes it out by name. */
export const registerQuarantine: RegisterCommand = (program, cli) => {
  program
    .command('quarantine')
    .description('hold a run at once, until somebody takes it out of quarantine')
    .argument('<run>', 'its id')
    .requiredOption('--reason <text>', REASON, parseWords)
    .addHelpText(
      'after',
      exampleText('quarantine 01JD5V8R3N4T6W8Y0Z2B4D6F8H --reason "Wrong note" --as ada:operator'),
    )
    .action((id: string, options: { readonly reason: string }, command: Command) =>
      cli.perform(command, (context) =>
        hold(context, {
          id,
          becomes: 'quarantined',
          asks: 'put it in quarantine at once',
          flag: ' --from-quarantine',
          act: (session, run) => session.quarantine(run, options.reason),
        }),
      ),
    )
}

function hold(
  context: CommandContext,
  held: {
    readonly id: string
    readonly becomes: RunState
    /** What the process is asked that holds the run. */
    readonly asks: string
    /** What `fcc resume` needs besides. */
    readonly flag: string
    act(session: TenantSession, run: string): Promise<RunRecord>
  },
): Promise<ExitCode> {
  return withTenant(context, async ({ session }) => {
    const run = await held.act(session, await findRun(session, held.id))
    const requested = run.state !== held.becomes
    const flags = repeatedFlags(context.global)
    context.terminal.say(
      requested
        ? `  Asked the process that holds run ${run.id} to ${held.asks}. Look with   fcc runs${flags}`
        : `  Run ${run.id} is ${run.state}. Continue with   fcc resume ${run.id}${held.flag}${flags}`,
    )
    context.terminal.document({ run, requested })
    return EXIT_CODES.completed
  })
}

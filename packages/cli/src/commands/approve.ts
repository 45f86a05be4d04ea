import { isFinal } from '@fcc/contracts'
import type { RunHandle } from '@fcc/runtime'
import { type Command, Option } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { findRun } from '../session/find-run.ts'
import { concludeRun, followRun } from '../session/follow-run.ts'
import { type OpenTenant, withTenant } from '../session/open-runtime.ts'
import { unlessDenied } from '../session/unless-denied.ts'

interface ApproveOptions {
  readonly reject?: boolean
  readonly waive?: boolean
  readonly note?: string
  readonly read?: string
  readonly activity?: string
}

/** `fcc approve RUN`: answers a run that waits for a person, and continues it where nobody else does. */
export const registerApprove: RegisterCommand = (program, cli) => {
  program
    .command('approve')
    .description('answer a run that waits for a person')
    .argument('<run>', 'its id')
    .addOption(new Option('--reject', 'say no').conflicts('waive'))
    .addOption(new Option('--waive', 'waive the rule that blocks').conflicts('reject'))
    .option('--read <digest>', 'what you read, as fcc inbox show says it; not needed to say no')
    .option('--activity <id>', 'the question, where a run asks several; the first by default')
    .option('--note <text>', 'why; sealed with the run')
    .addHelpText(
      'after',
      exampleText(
        'approve 01JD5V8R3N4T6W8Y0Z2B4D6F8H --read DIGEST --as grace:model-validator',
        'approve 01JD5V8R3N4T6W8Y0Z2B4D6F8H --as grace:model-validator --reject --note "The backtest is too short."',
      ),
    )
    .action((written: string, options: ApproveOptions, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async (open) => {
          const run = await findRun(open.session, written)
          const decision = options.reject ? 'rejected' : options.waive ? 'waived' : 'approved'
          const { note, read: shown, activity } = options
          await open.session.answer(run, { decision, note, shown, activity })
          context.terminal.say(`  Answered: ${decision} by ${open.principal.id}.`)
          return continueRun(context, open, run)
        }),
      ),
    )
}

/** Has the run continue, unless the process that follows it has seen to that already. */
async function continueRun(
  context: CommandContext,
  open: OpenTenant,
  run: string,
): Promise<ExitCode> {
  let handle: RunHandle | undefined
  try {
    handle = await unlessDenied(open.session.resume(run))
  } catch (error) {
    const ended = await open.session.run(run)
    if (isFinal(ended.state)) return concludeRun(context, open, { run: ended })
    throw error
  }
  if (!handle) return leaveToOthers(context, open, run)
  return followRun(context, open, { handle })
}

/** The answer is kept. Whoever holds the run continues by itself; where nobody does, somebody who may has to. */
function leaveToOthers(
  { terminal, global }: CommandContext,
  open: OpenTenant,
  run: string,
): ExitCode {
  terminal.say(
    `  The answer is kept. You may not continue the run: whoever holds it will, or somebody with the permission runs:resume:`,
    `    fcc resume ${run}${repeatedFlags(global)}`,
  )
  terminal.document({
    tenant: open.session.tenant,
    run: { id: run },
    answered: true,
    needs: { resume: 'runs:resume' },
    exitCode: EXIT_CODES.completed,
  })
  return EXIT_CODES.completed
}

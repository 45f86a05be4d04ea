import type { Command } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { outcomeFolder } from '../options/outcome-folder.ts'
import { counted } from '../render/counted.ts'
import { findRun } from '../session/find-run.ts'
import { followRun } from '../session/follow-run.ts'
import { type OpenTenant, withTenant } from '../session/open-runtime.ts'

interface ResumeOptions {
  readonly all?: boolean
  readonly wait?: boolean
  readonly acceptVersion?: boolean
  readonly fromQuarantine?: boolean
  readonly out?: string
}

/** `fcc resume RUN`: claims a run that nobody holds. */
export const registerResume: RegisterCommand = (program, cli) => {
  program
    .command('resume')
    .description('continue with a run that was broken off, waits or is held')
    .argument('[run]', 'its id; with --all none')
    .option('--all', 'every run that other versions of plugins hold')
    .option('--wait', 'stay while a person is waited for')
    .option('--accept-version', 'continue although a plugin has another version now')
    .option('--from-quarantine', 'continue with a run that was put into quarantine')
    .option('--out <dir>', "where outcomes go; the store's out folder by default")
    .addHelpText(
      'after',
      exampleText(
        'resume 01JD5V8R3N4T6W8Y0Z2B4D6F8H',
        'resume 01JD5V8R3N4T6W8Y0Z2B4D6F8H --from-quarantine',
        'resume --all --accept-version',
      ),
    )
    .action((run: string | undefined, options: ResumeOptions, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async (open) => {
          if (options.all) return resumeAll(context, open, options)
          if (run === undefined) return command.error('error: name a run, or all of them by --all')
          const { wait = false, acceptVersion = false, fromQuarantine = false } = options
          const out = outcomeFolder(context.streams.cwd, options.out)
          const handle = await open.session.resume(await findRun(open.session, run), {
            wait,
            acceptVersion,
            fromQuarantine,
          })
          return followRun(context, open, { handle, out })
        }),
      ),
    )
}

/** Resumes every run that other versions hold, and says which do not continue. */
async function resumeAll(
  { terminal }: CommandContext,
  { session }: OpenTenant,
  { acceptVersion = false }: ResumeOptions,
): Promise<ExitCode> {
  const { resumed, refused } = await session.resumeAll({ acceptVersion })
  terminal.say(
    `  ${counted(resumed.length, 'run')} resumed.`,
    ...refused.map(({ run, code }) => `  ${run} does not continue: ${code}`),
  )
  terminal.document({ tenant: session.tenant, resumed, refused })
  return refused.length > 0 ? EXIT_CODES.waiting : EXIT_CODES.completed
}

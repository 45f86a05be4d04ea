import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { outcomeFolder } from '../options/outcome-folder.ts'
import { followRun } from '../session/follow-run.ts'
import { withTenant } from '../session/open-runtime.ts'

interface ResumeOptions {
  readonly wait?: boolean
  readonly acceptVersion?: boolean
  readonly fromQuarantine?: boolean
  readonly out?: string
}

/** `fcc resume RUN`: claims a run that nobody holds. */
export const registerResume: RegisterCommand = (program, cli) => {
  program
    .command('resume')
    .description('go on with a run that was broken off, waits or is held')
    .argument('<run>', 'its id')
    .option('--wait', 'stay while a person is waited for')
    .option('--accept-version', 'go on although a plugin has another version now')
    .option('--from-quarantine', 'go on with a run that was put into quarantine')
    .option('--out <dir>', "where outcomes go; the store's out folder by default")
    .addHelpText(
      'after',
      exampleText(
        'resume 01JD5V8R3N4T6W8Y0Z2B4D6F8H',
        'resume 01JD5V8R3N4T6W8Y0Z2B4D6F8H --from-quarantine',
      ),
    )
    .action((run: string, options: ResumeOptions, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async (open) => {
          const { wait = false, acceptVersion = false, fromQuarantine = false } = options
          const out = outcomeFolder(context.streams.cwd, options.out)
          const handle = await open.session.resume(run, { wait, acceptVersion, fromQuarantine })
          return followRun(context, open, { handle, out })
        }),
      ),
    )
}

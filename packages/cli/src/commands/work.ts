import { dirname } from 'node:path'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { parseCount } from '../options/parse-count.ts'
import { tenantStates } from '../render/tenant-row.ts'
import { runtimeModule } from '../runtime-module.ts'
import { configFile } from '../session/open-runtime.ts'
import { stopped } from '../session/stopped.ts'

/** How many runs it executes at a time where neither its caller nor the file says. */
const DEFAULT_CONCURRENCY = 16

/** `fcc work`: a process that executes runs and serves nobody. */
export const registerWork: RegisterCommand = (program, cli) => {
  program
    .command('work')
    .description('execute the runs that others start, until it is told to end')
    .option(
      '--concurrency <count>',
      'how many runs at a time, in place of executor.concurrency; 16 where that is 0',
      parseCount,
    )
    .addHelpText(
      'after',
      exampleText('work', 'work --concurrency 32') +
        '\nStart as many as you want where an executor such as bullmq shares out the runs.\nIt ends at SIGTERM, once the visits under way have ended.\n',
    )
    .action((options: { readonly concurrency?: number }, command) =>
      cli.perform(command, async (context) => {
        const file = configFile(context)
        const { concurrency: written } = runtimeModule().readConfig(file).executor
        const concurrency = options.concurrency ?? (written || DEFAULT_CONCURRENCY)
        const runtime = await runtimeModule().createRuntime({
          directory: dirname(file),
          configFile: file,
          concurrency,
        })
        try {
          const { use } = runtime.config.executor
          context.terminal.say(
            `Executing up to ${concurrency} runs at a time over ${use}.`,
            ...tenantStates(runtime.tenants.list(), context.terminal.paint),
          )
          context.terminal.document({ executor: use, concurrency })
          await stopped(context)
          return EXIT_CODES.completed
        } finally {
          await runtime.close()
        }
      }),
    )
}

import { RUN_STATES, type RunState } from '@fcc/contracts'
import { type Command, InvalidArgumentError } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { listRuns, runsTable } from '../listing/list-runs.ts'
import { collect } from '../options/collect.ts'
import { parseCount } from '../options/parse-count.ts'
import { withSessions } from '../session/open-runtime.ts'

interface RunsOptions {
  readonly state?: readonly RunState[]
  readonly limit: number
  readonly before?: string
}

/** How many runs are listed by default. */
const DEFAULT_LIMIT = 20

/** `fcc runs`: the runs of a tenant, or of all where none is named, newest first. */
export const registerRuns: RegisterCommand = (program, cli) => {
  const group = program
    .command('runs')
    .description('see which runs there are')
    .addHelpText('after', exampleText('runs', 'runs list --state waiting'))
  group
    .command('list', { isDefault: true })
    .description('list runs, newest first')
    .option('--state <state>', 'only runs in this state; repeatable', collectState)
    .option('--limit <count>', 'how many', parseCount, DEFAULT_LIMIT)
    .option('--before <run>', 'only runs older than this one')
    .addHelpText('after', exampleText('runs list', 'runs list --state waiting --json'))
    .action((options: RunsOptions, command: Command) =>
      cli.perform(command, (context) =>
        withSessions(context, async (sessions) => {
          const { terminal } = context
          const { state: states, limit, before } = options
          const runs = await listRuns(sessions, { states, limit, before })
          const [only, ...others] = sessions
          const isOne = others.length === 0
          terminal.document({ ...(isOne ? { tenant: only?.tenant } : {}), runs })
          const said = runsTable(runs, { at: Date.now(), paint: terminal.paint, named: !isOne })
          terminal.say(...(runs.length > 0 ? said : ['  There are no runs.']))
          return EXIT_CODES.completed
        }),
      ),
    )
}

function collectState(value: string, before: readonly string[] | undefined): readonly string[] {
  if ((RUN_STATES as readonly string[]).includes(value)) return collect(value, before)
  throw new InvalidArgumentError(`It has to be one of ${RUN_STATES.join(', ')}.`)
}

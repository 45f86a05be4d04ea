import { RUN_STATES, type RunState } from '@fcc/contracts'
import { type Command, InvalidArgumentError } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { table } from '../io/table.ts'
import { collect } from '../options/collect.ts'
import { parseCount } from '../options/parse-count.ts'
import { costText } from '../render/cost-text.ts'
import { withTenant } from '../session/open-runtime.ts'

interface RunsOptions {
  readonly state?: readonly RunState[]
  readonly limit: number
  readonly before?: string
}

/** How many runs are listed by default. */
const DEFAULT_LIMIT = 20

/** `fcc runs`: the runs of a tenant, newest first. */
export const registerRuns: RegisterCommand = (program, cli) => {
  program
    .command('runs')
    .description('list runs, newest first')
    .option('--state <state>', 'only runs in this state; repeatable', collectState)
    .option('--limit <count>', 'how many', parseCount, DEFAULT_LIMIT)
    .option('--before <run>', 'only runs older than this one')
    .addHelpText('after', exampleText('runs', 'runs --state waiting --json'))
    .action((options: RunsOptions, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const runs = await session.runs({
            states: options.state,
            limit: options.limit,
            before: options.before,
          })
          context.terminal.document({ tenant: session.tenant, runs })
          const isBilled = runs.some(({ envelope }) => envelope.usage.cost)
          const rows = runs.map(({ id, state, createdAt, title, waiting, envelope }) => [
            id,
            waiting ? `${state}: ${waiting.for}` : state,
            createdAt.slice(0, 19).replace('T', ' '),
            title,
            ...(isBilled ? [envelope.usage.cost ? costText(envelope.usage.cost) : ''] : []),
          ])
          context.terminal.say(...(rows.length > 0 ? table(rows) : ['  There are no runs.']))
          return EXIT_CODES.completed
        }),
      ),
    )
}

function collectState(value: string, before: readonly string[] | undefined): readonly string[] {
  if ((RUN_STATES as readonly string[]).includes(value)) return collect(value, before)
  throw new InvalidArgumentError(`It has to be one of ${RUN_STATES.join(', ')}.`)
}

import { EVENT_TYPES, type EventType } from '@fcc/contracts'
import type { EventQuery, TenantSession } from '@fcc/runtime'
import { type Command, Option } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { listTable, table } from '../io/table.ts'
import { parseCount } from '../options/parse-count.ts'
import { parseWhole } from '../options/parse-whole.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import {
  EVENT_HEADS,
  EVENT_LETTER_HEADS,
  eventLetterRow,
  eventRow,
  replayedLines,
} from '../render/event.ts'
import { withTenant } from '../session/open-runtime.ts'

/** How often the store is looked into while events are watched, in milliseconds. */
const LOOK_MS = 250

/** How many are read at a time while they are watched. */
const MOST_AT_ONCE = 200

interface Chosen {
  readonly run?: string
  readonly type?: readonly EventType[]
  readonly after?: number
  readonly since?: string
  readonly limit?: number | undefined
}

/** `fcc events`: what was told of a tenant's runs, as it comes, and once more. */
export const registerEvents: RegisterCommand = (program, cli) => {
  const events = program
    .command('events')
    .description('what was told of runs')
    .addHelpText('after', exampleText('events', 'events tail'))

  choosing(
    events
      .command('list', { isDefault: true })
      .description('list events of all runs of a tenant, the oldest first')
      .option('--limit <count>', 'at most so many; 100 by default, and 1000 at most', parseCount),
    ['events list', 'events list --type fcc.run.ended --since 2026-12-01T09:00:00Z --json'],
  ).action((options: Chosen, command: Command) =>
    cli.perform(command, (context) =>
      withTenant(context, async ({ session }) => {
        const { terminal, global } = context
        const page = await session.tenantEvents(queryOf(options))
        if (page.events.length === 0) terminal.say(`  ${session.tenant} has no such events.`)
        terminal.say(...listTable(EVENT_HEADS, page.events.map(eventRow), terminal.paint))
        if (page.events.length === (options.limit ?? 100)) {
          terminal.say(
            `  See those that follow with   fcc events list --after ${page.next}${repeatedFlags(global)}`,
          )
        }
        terminal.document({ tenant: session.tenant, ...page })
        return EXIT_CODES.completed
      }),
    ),
  )

  choosing(
    events
      .command('tail')
      .description(
        'watch the events of a tenant as they are committed, in whichever process, until Ctrl-C',
      )
      .option('--limit <count>', 'end once so many were shown', parseCount),
    ['events tail', 'events tail --type fcc.run.ended --json'],
  ).action((options: Chosen, command: Command) =>
    cli.perform(command, (context) =>
      withTenant(context, async ({ session }) => {
        await watch(context, session, options)
        return EXIT_CODES.completed
      }),
    ),
  )

  choosing(
    events
      .command('replay')
      .description('give events to a subscriber of a plugin again, as the store has them')
      .argument('<subscriber>', 'its whole id')
      .option('--limit <count>', 'at most so many; 100 by default, and 1000 at most', parseCount),
    ['events replay acme-billing/invoices --since 2026-12-01T09:00:00Z'],
  ).action((subscriber: string, options: Chosen, command: Command) =>
    cli.perform(command, (context) =>
      withTenant(context, async ({ session }) => {
        const result = await session.replayEvents(subscriber, queryOf(options))
        context.terminal.say(...replayedLines(result, subscriber))
        context.terminal.document({ tenant: session.tenant, subscriber, result })
        return result.stoppedBy === undefined ? EXIT_CODES.completed : EXIT_CODES.failed
      }),
    ),
  )

  events
    .command('dead')
    .description('list the events that a subscriber of a plugin could not be given')
    .argument('<subscriber>', 'its whole id')
    .addHelpText('after', exampleText('events dead acme-billing/invoices'))
    .action((subscriber: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const { terminal, global } = context
          const letters = await session.eventLetters(subscriber)
          terminal.say(
            ...(letters.length === 0
              ? [`  Nothing is kept that ${subscriber} could not be given.`]
              : [
                  ...listTable(EVENT_LETTER_HEADS, letters.map(eventLetterRow), terminal.paint),
                  `  Give them again with   fcc events redrive ${subscriber}${repeatedFlags(global)}`,
                ]),
          )
          terminal.document({ tenant: session.tenant, subscriber, letters })
          return EXIT_CODES.completed
        }),
      ),
    )

  events
    .command('redrive')
    .description('give a subscriber of a plugin the events again that it could not be given')
    .argument('<subscriber>', 'its whole id')
    .option('--limit <count>', 'at most so many; 100 by default, and 1000 at most', parseCount)
    .addHelpText('after', exampleText('events redrive acme-billing/invoices --limit 1'))
    .action((subscriber: string, options: Chosen, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const result = await session.redriveEvents(subscriber, { limit: options.limit })
          const { taken, failed } = result
          context.terminal.say(`  ${subscriber} took ${taken}; ${failed} are kept still.`)
          context.terminal.document({ tenant: session.tenant, subscriber, result })
          return failed === 0 ? EXIT_CODES.completed : EXIT_CODES.failed
        }),
      ),
    )
}

/** The options by which events are chosen, and examples of them. */
function choosing(command: Command, examples: readonly string[]): Command {
  return command
    .option('--run <id>', 'only those of one run')
    .addOption(
      new Option('--type <types...>', 'only those of these types').choices([...EVENT_TYPES]),
    )
    .option('--after <place>', 'only those after a place, the number before each', parseWhole)
    .option('--since <time>', 'only those told at that time or later, such as 2026-12-01T09:00:00Z')
    .addHelpText('after', exampleText(...examples))
}

const queryOf = ({ run, type, after, since, limit }: Chosen) => ({
  ...{ run, types: type, after, since, limit },
})

/** Prints what is committed from now on, or from the place that was named, until the signal; with --json one event a line. */
async function watch(
  { terminal, streams: { signal } }: CommandContext,
  session: TenantSession,
  options: Chosen,
): Promise<void> {
  const isFromNow = options.after === undefined && options.since === undefined
  let left = options.limit ?? Number.POSITIVE_INFINITY
  let query: EventQuery = queryOf({ ...options, limit: undefined })
  if (isFromNow) query = { ...query, after: (await session.tenantEvents({ limit: 0 })).next }
  terminal.say(`  Events of ${session.tenant} as they come; Ctrl-C ends it.`)
  while (signal?.aborted !== true && left > 0) {
    const limit = Math.min(left, MOST_AT_ONCE)
    const { events, next } = await session.tenantEvents({ ...query, limit })
    query = { ...query, after: next }
    left -= events.length
    terminal.say(...table(events.map(eventRow)))
    if (terminal.json) for (const each of events) terminal.raw(`${JSON.stringify(each)}\n`)
    if (events.length === 0) await pause(signal)
  }
}

function pause(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, LOOK_MS)
    function done(): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    signal?.addEventListener('abort', done, { once: true })
  })
}

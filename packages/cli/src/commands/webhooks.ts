import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { listTable } from '../io/table.ts'
import { parseCount } from '../options/parse-count.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { letterRow, redrivenLines, testedLines, webhookRow } from '../render/webhook.ts'
import { withTenant } from '../session/open-runtime.ts'

/** What each outcome of a test ends with: what the rules keep here is as a hard stop of a run. */
const byOutcome: Readonly<Record<'delivered' | 'failed' | 'withheld', ExitCode>> = {
  delivered: EXIT_CODES.completed,
  failed: EXIT_CODES.failed,
  withheld: EXIT_CODES.halted,
}

/** `fcc webhooks`: where a tenant's events are sent, what was given up, and sending it again. */
export const registerWebhooks: RegisterCommand = (program, cli) => {
  const webhooks = program
    .command('webhooks')
    .description('where events are sent, signed')
    .addHelpText('after', exampleText('webhooks', 'webhooks test billing'))
  webhooks
    .command('list', { isDefault: true })
    .description('list the webhooks of a tenant, and how each fares')
    .addHelpText('after', exampleText('webhooks list', 'webhooks list --json'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const all = await session.webhooks()
          if (all.length === 0) context.terminal.say(`  ${session.tenant} has no webhooks.`)
          context.terminal.say(
            ...listTable(['NAME', 'TO', 'STATE'], all.map(webhookRow), context.terminal.paint),
          )
          const waiting = all.find(({ deadLetters }) => deadLetters > 0)
          if (waiting) {
            const flags = repeatedFlags(context.global)
            context.terminal.say(
              `  See what was given up with   fcc webhooks dead ${waiting.name}${flags}`,
            )
          }
          context.terminal.document({ tenant: session.tenant, webhooks: all })
          return EXIT_CODES.completed
        }),
      ),
    )
  webhooks
    .command('dead')
    .description('list the events that a webhook could not be given')
    .argument('<name>', 'its name in fcc.yaml')
    .addHelpText('after', exampleText('webhooks dead billing', 'webhooks dead billing --json'))
    .action((name: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const letters = await session.deadLetters(name)
          context.terminal.say(
            ...(letters.length === 0
              ? [`  Nothing was given up at ${name}.`]
              : [
                  ...listTable(
                    ['AT', 'EVENT', 'RUN', 'WHY'],
                    letters.map(letterRow),
                    context.terminal.paint,
                  ),
                  `  Send them again with   fcc webhooks redrive ${name}${repeatedFlags(context.global)}`,
                ]),
          )
          context.terminal.document({ tenant: session.tenant, webhook: name, letters })
          return EXIT_CODES.completed
        }),
      ),
    )
  webhooks
    .command('redrive')
    .description('send events again that a webhook could not be given, the oldest first')
    .argument('<name>', 'its name in fcc.yaml')
    .option('--limit <count>', 'at most so many; 100 by default, and 1000 at most', parseCount)
    .addHelpText(
      'after',
      exampleText('webhooks redrive billing', 'webhooks redrive billing --limit 1'),
    )
    .action((name: string, options: { readonly limit?: number }, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const { signal } = context.streams
          const result = await session.redriveWebhook(name, { limit: options.limit, signal })
          context.terminal.say(...redrivenLines(result))
          context.terminal.document({ tenant: session.tenant, result })
          return result.stoppedBy === undefined ? EXIT_CODES.completed : EXIT_CODES.failed
        }),
      ),
    )
  webhooks
    .command('test')
    .description('send a webhook one event that tells of nothing')
    .argument('<name>', 'its name in fcc.yaml')
    .addHelpText('after', exampleText('webhooks test billing', 'webhooks test billing --json'))
    .action((name: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const { signal } = context.streams
          const result = await session.testWebhook(name, { signal })
          context.terminal.say(...testedLines(result))
          context.terminal.document({ tenant: session.tenant, result })
          return byOutcome[result.outcome]
        }),
      ),
    )
}

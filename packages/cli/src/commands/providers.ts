import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { listTable } from '../io/table.ts'
import { providerDetail } from '../render/provider-detail.ts'
import { providerTestLines } from '../render/provider-test-lines.ts'
import { withTenant } from '../session/open-runtime.ts'

/** What each outcome of a test ends with: what the rules keep from it is as a hard stop of a run. */
const byOutcome: Readonly<Record<'answered' | 'failed' | 'not_permitted', ExitCode>> = {
  answered: EXIT_CODES.completed,
  failed: EXIT_CODES.failed,
  not_permitted: EXIT_CODES.halted,
}

/** `fcc providers` and `fcc providers test ID`: which models there are, and whether one answers. */
export const registerProviders: RegisterCommand = (program, cli) => {
  const providers = program
    .command('providers')
    .description('which models play the personas')
    .addHelpText('after', exampleText('providers', 'providers test fast'))
  providers
    .command('list', { isDefault: true })
    .description('list providers: how each is reached, whether its key is there, what it costs')
    .addHelpText('after', exampleText('providers list', 'providers list --json'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const all = await session.providers()
          const rows = all.map((each) => [each.id, providerDetail(each)])
          context.terminal.say(...listTable(['ID', 'WHAT'], rows, context.terminal.paint))
          context.terminal.document({ tenant: session.tenant, providers: all })
          return EXIT_CODES.completed
        }),
      ),
    )
  providers
    .command('test')
    .description(
      'ask a provider one small thing, with nothing of anybody in it; it may cost a little',
    )
    .argument('<id>', 'its name in fcc.yaml, or its whole id')
    .addHelpText('after', exampleText('providers test fast', 'providers test fast --json'))
    .action((id: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const { signal } = context.streams
          const result = await session.testProvider(id, { signal })
          const provider = (await session.providers()).find((each) => each.id === result.provider)
          context.terminal.say(...providerTestLines(result, provider, context.terminal.paint))
          context.terminal.document({
            tenant: session.tenant,
            result,
            isUntried: provider?.isUntried ?? false,
          })
          return byOutcome[result.outcome]
        }),
      ),
    )
}

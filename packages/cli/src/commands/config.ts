import type { SettingInForce } from '@fcc/runtime'
import type { Command } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { table } from '../io/table.ts'
import { configDocument, configRows } from '../render/config-rows.ts'
import { runtimeModule } from '../runtime-module.ts'
import { configFile } from '../session/open-runtime.ts'

/** `fcc config`: what the configuration sets, layer by layer, without starting anything. */
export const registerConfig: RegisterCommand = (program, cli) => {
  const config = program
    .command('config')
    .description('see what the configuration sets')
    .addHelpText('after', exampleText('config show --origin'))
  config
    .command('show')
    .description('show what holds for the host and each tenant; references stay references')
    .option('--origin', 'say in which file, line and column each key stands, and what it replaces')
    .addHelpText(
      'after',
      exampleText(
        'config show',
        'config show --origin --tenant riverside',
        'config show --origin --json',
      ),
    )
    .action((options: { readonly origin?: boolean }, command: Command) =>
      cli.perform(command, async (context) => show(context, options.origin ?? false)),
    )
}

function show(context: CommandContext, origin: boolean): ExitCode {
  const { terminal, streams, global } = context
  const file = configFile(context)
  const { platform, tenants } = runtimeModule().configInForce(file, { tenant: global.tenant })
  const say = (title: string, settings: readonly SettingInForce[]): void =>
    terminal.say(
      '',
      terminal.paint.bold(title),
      ...table(
        settings.flatMap((setting) => configRows(setting, { cwd: streams.cwd, origin })),
        { heads: ['KEY', 'VALUE', 'FROM'], paintHead: terminal.paint.dim },
      ),
    )
  terminal.say('A tenant’s key goes before the platform’s, and the platform’s before a default.')
  say('Platform', platform)
  for (const [id, settings] of Object.entries(tenants)) say(`Tenant ${id}`, settings)
  terminal.document({
    file,
    platform: platform.map(configDocument),
    tenants: Object.fromEntries(
      Object.entries(tenants).map(([id, settings]) => [id, settings.map(configDocument)]),
    ),
  })
  return EXIT_CODES.completed
}

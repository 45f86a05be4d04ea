import type { RotatedTenant } from '@fcc/runtime'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { table } from '../../io/table.ts'
import { visible } from '../../io/visible.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { counted } from '../../render/counted.ts'
import { withRuntime } from '../../session/open-runtime.ts'

interface RotateOptions {
  readonly master?: boolean
  readonly data?: boolean
  readonly before?: string
}

/** `fcc keys rotate`: new master keys and new versions of data keys, while others work. */
export const registerKeysRotate: RegisterCommand = (group, cli) => {
  group
    .command('rotate')
    .description('have keys wrapped by a new master key, or give data keys new versions')
    .option(
      '--master',
      'a new master key, and every key wrapped by it; finishes one that was cut short',
    )
    .option('--data', 'a new version of every data key; what is sealed already stays as it is')
    .option('--before <time>', 'only data keys whose newest version is older; now by default')
    .addHelpText(
      'after',
      exampleText(
        'keys rotate --master --as ada:operator',
        'keys rotate --data --tenant riverside --as ada:operator',
      ),
    )
    .action(({ master = false, data = false, before }: RotateOptions, command: Command) =>
      cli.perform(command, (context) => {
        if (!master && !data) return command.error('error: name --master, --data or both')
        const time = before === undefined ? Date.now() : Date.parse(before)
        if (Number.isNaN(time))
          return command.error('error: --before needs a time, such as 2026-12-01')
        return withRuntime(context, async (runtime) => {
          const { terminal, global, streams } = context
          if (data) {
            terminal.say(
              `  Data keys from before ${new Date(time).toISOString()}. If this is cut short, name that time with --before.`,
            )
          }
          const rotated = await runtime.keys.rotate(
            {
              master,
              dataBefore: data ? time : undefined,
              tenant: global.tenant,
              signal: streams.signal,
              onProgress: (tenant, { keys }) =>
                terminal.say(`  ${visible(tenant)}: ${counted(keys, 'key')} looked at`),
            },
            parsePrincipal(global.as),
          )
          const isWhole = rotated.every((each) => !each.refused && each.problems.length === 0)
          terminal.say(
            ...table(
              rotated.map((each) => [...rotatedRow(each)]),
              { indent: '    ' },
            ),
            ...rotated.flatMap(({ tenant, problems }) =>
              problems.map(({ name, code }) => `  ${code}  ${visible(tenant)}: ${visible(name)}`),
            ),
          )
          terminal.document({
            ...(data ? { before: new Date(time).toISOString() } : {}),
            tenants: rotated.map(({ refused, ...each }) => ({
              ...each,
              ...(refused ? { refused: refused.code } : {}),
            })),
          })
          return isWhole ? EXIT_CODES.completed : EXIT_CODES.failed
        })
      }),
    )
}

function rotatedRow({ tenant, keys, rewrapped, renewed, refused }: RotatedTenant): string[] {
  return [
    visible(tenant),
    refused ? `not rotated: ${refused.code}` : counted(keys, 'key'),
    `${rewrapped} wrapped anew`,
    `${renewed} with a new version`,
  ]
}

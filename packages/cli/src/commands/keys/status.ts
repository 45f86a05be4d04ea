import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { table } from '../../io/table.ts'
import { visible } from '../../io/visible.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { counted } from '../../render/counted.ts'
import { messageLines } from '../../render/error-message.ts'
import { masterLines } from '../../render/master-lines.ts'
import { withRuntime } from '../../session/open-runtime.ts'

/** `fcc keys status`: which master key wraps, and how many keys of whom are under which. */
export const registerKeysStatus: RegisterCommand = (group, cli) => {
  group
    .command('status')
    .description('see which master key wraps, and whose keys are under another one still')
    .addHelpText('after', exampleText('keys status', 'keys status --json'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(context, async (runtime) => {
          const { terminal, global } = context
          const status = await runtime.keys.status(parsePrincipal(global.as))
          const behind = status.tenants.reduce((sum, each) => sum + each.behind, 0)
          terminal.say(
            `  Wraps now: ${visible(status.wraps)}`,
            ...masterLines(status.master),
            ...table(
              status.tenants.map(({ tenant, keys, by, oldestDataKey }) => [
                visible(tenant),
                String(keys),
                Object.entries(by)
                  .map(([id, number]) => `${number} by ${visible(id)}`)
                  .join(', '),
                oldestDataKey === undefined ? '' : oldestDataKey.slice(0, 10),
              ]),
              {
                indent: '    ',
                heads: ['TENANT', 'KEYS', 'WRAPPED BY', 'OLDEST DATA KEY'],
                paintHead: terminal.paint.dim,
              },
            ),
            behind === 0
              ? '  Nothing is under another master key.'
              : `  ${counted(behind, 'key')} under another one. Continue with   fcc keys rotate --master`,
            ...status.retirable.map(
              (id) =>
                `  ${visible(id)} wraps nothing any more. Give it up with   fcc keys retire ${visible(id)}`,
            ),
          )
          const { problem, ...told } = status
          if (problem)
            terminal.complain(...messageLines(problem, terminal.paint, context.streams.cwd))
          terminal.document({ ...told, ...(problem ? { problem: problem.code } : {}), behind })
          return EXIT_CODES.completed
        }),
      ),
    )
}

import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { visible } from '../../io/visible.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { withRuntime } from '../../session/open-runtime.ts'

/** `fcc keys retire ID`: gives up a master key that wraps nothing any more. */
export const registerKeysRetire: RegisterCommand = (group, cli) => {
  group
    .command('retire')
    .description(
      'give up a master key that wraps nothing any more; backups of the store from before need it',
    )
    .argument('<master-key>', 'its id, as fcc keys status shows it')
    .addHelpText('after', exampleText('keys retire mk_4Th1y7c83okMdqIW --as ada:operator'))
    .action((id: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(context, async (runtime) => {
          await runtime.keys.retire(id, parsePrincipal(context.global.as))
          context.terminal.say(`  Given up: ${visible(id)}`)
          context.terminal.document({ retired: id })
          return EXIT_CODES.completed
        }),
      ),
    )
}

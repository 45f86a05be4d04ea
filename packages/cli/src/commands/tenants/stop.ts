import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { withRuntime } from '../../session/open-runtime.ts'

const CONTINUES =
  'What waited is continued by a process that stays, such as fcc serve; a single run by fcc resume.'

/** `fcc tenants suspend`, `resume` and `unlock`: has a tenant do nothing, and lets it work again. */
export const registerTenantsStop: RegisterCommand = (tenants, cli) => {
  tenants
    .command('suspend')
    .description('let nothing new of a tenant start, and have what is under way wait')
    .argument('<tenant>', 'its id')
    .requiredOption(
      '--reason <text>',
      'why, in one line: its log has it, and who is refused reads it',
    )
    .addHelpText(
      'after',
      exampleText('tenants suspend lakeside --reason "their key was stolen" --as ada:operator'),
    )
    .action((id: string, { reason }: { readonly reason: string }, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(
          context,
          async (runtime) => {
            const by = parsePrincipal(context.global.as)
            const suspended = await runtime.tenants.suspend(id, by, { reason })
            context.terminal.say(
              suspended
                ? `  ${id} is suspended. What is under way finishes its step and waits; its runs and its log can be read.`
                : `  ${id} was suspended already: fcc tenants status ${id}.`,
            )
            context.terminal.document({ tenant: id, suspended })
            return EXIT_CODES.completed
          },
          [id],
        ),
      ),
    )
  tenants
    .command('resume')
    .description('let a suspended tenant work again')
    .argument('<tenant>', 'its id')
    .addHelpText('after', exampleText('tenants resume lakeside --as ada:operator'))
    .action((id: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(
          context,
          async (runtime) => {
            const resumed = await runtime.tenants.resume(id, parsePrincipal(context.global.as))
            context.terminal.say(
              resumed ? `  ${id} works again. ${CONTINUES}` : `  ${id} is not suspended.`,
            )
            context.terminal.document({ tenant: id, resumed })
            return EXIT_CODES.completed
          },
          [id],
        ),
      ),
    )
  tenants
    .command('unlock')
    .description('let a tenant work again that named another one without a grant')
    .argument('<tenant>', 'its id')
    .addHelpText('after', exampleText('tenants unlock lakeside --as ada:operator'))
    .action((id: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(
          context,
          async (runtime) => {
            const unlocked = await runtime.tenants.unlock(id, parsePrincipal(context.global.as))
            context.terminal.say(
              unlocked ? `  ${id} works again. ${CONTINUES}` : `  ${id} is not locked.`,
            )
            context.terminal.document({ tenant: id, unlocked })
            return EXIT_CODES.completed
          },
          [id],
        ),
      ),
    )
}

import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { withTenant } from '../session/open-runtime.ts'

/** `fcc mcp`: the tenant for a program that speaks the Model Context Protocol over standard input and output. */
export const registerMcp: RegisterCommand = (program, cli) => {
  program
    .command('mcp')
    .description('serve a tenant to one MCP client over standard input and output')
    .addHelpText(
      'after',
      exampleText('mcp --tenant riverside --as ada:developer') +
        '\nAn assistant starts it by its own configuration, as {"command": "fcc", "args": ["mcp", "--as", "ada:developer"]}.\n',
    )
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const { serveMcp } = await import('@fcc/server')
          await serveMcp(session, { signal: context.streams.signal })
          return EXIT_CODES.completed
        }),
      ),
    )
}

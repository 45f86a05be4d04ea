import { type Command, InvalidArgumentError } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { collect } from '../options/collect.ts'
import { withTenant } from '../session/open-runtime.ts'

interface ProxyOptions {
  readonly url?: string
  readonly allow?: readonly string[]
  readonly purpose?: string
}

/** `fcc mcp`: the tenant for a program that speaks the Model Context Protocol over standard input and output. */
export const registerMcp: RegisterCommand = (program, cli) => {
  const mcp = program
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
  mcp
    .command('proxy')
    .description('stand before another MCP server: its tools under the rules of a tenant')
    .argument('[command...]', 'the program of that server and its arguments, behind --')
    .option('--url <url>', 'the address of that server, instead of a program')
    .option('--allow <tool>', 'a tool that may be used; repeatable; every tool by default', collect)
    .option('--purpose <id>', 'what for; rules may ask')
    .addHelpText(
      'after',
      exampleText(
        'mcp proxy --as ada:developer --allow read_file -- npx -y @modelcontextprotocol/server-filesystem .',
        'mcp proxy --url http://127.0.0.1:3001/mcp',
      ),
    )
    .action((words: readonly string[], options: ProxyOptions, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const [program, ...args] = words
          if ((program === undefined) === (options.url === undefined)) {
            throw new InvalidArgumentError('Name a program behind --, or an address with --url.')
          }
          const { serveMcpProxy } = await import('@fcc/server')
          await serveMcpProxy(
            session,
            options.url === undefined ? { command: program ?? '', args } : { url: options.url },
            {
              allow: options.allow,
              purpose: options.purpose,
              signal: context.streams.signal,
            },
          )
          return EXIT_CODES.completed
        }),
      ),
    )
}

import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { listTable } from '../io/table.ts'
import { visible } from '../io/visible.ts'
import { collect } from '../options/collect.ts'
import { parseCount } from '../options/parse-count.ts'
import { parseWhole } from '../options/parse-whole.ts'
import { parseWords } from '../options/parse-words.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { API_KEY_HEADS, apiKeyRow, shownKeyLines } from '../render/api-key.ts'
import { withTenant } from '../session/open-runtime.ts'

interface CreateOptions {
  readonly for?: string
  readonly person?: boolean
  readonly role: readonly string[]
  readonly tier?: string
  readonly expires?: number
}

/** `fcc api-keys`: the keys by which programs say to a server who they are. */
export const registerApiKeys: RegisterCommand = (program, cli) => {
  const keys = program
    .command('api-keys')
    .description('keys by which programs say who they are')
    .addHelpText(
      'after',
      exampleText('api-keys', 'api-keys create dashboard --role viewer --tier pro'),
    )
  keys
    .command('create')
    .description('make a key for a program, bound to the tenant; it is shown this once')
    .argument('<name>', 'what it is for, such as "nightly load"', parseWords)
    .option('--for <id>', 'whom it stands for; the name by default')
    .option('--person', 'it is yours, and acts as you')
    .option('--role <role>', 'a role that it has; may be repeated', collect, [])
    .option('--tier <tier>', 'the rate tier that it is in; free by default')
    .option('--expires <days>', 'in how many days it expires; never by default', parseCount)
    .addHelpText(
      'after',
      exampleText(
        'api-keys create "nightly load" --role developer --expires 90 --as ada:admin',
        'api-keys create dashboard --role viewer --tier pro --tenant riverside --as ada:admin',
      ),
    )
    .action((name: string, options: CreateOptions, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session, principal }) => {
          const made = await session.createApiKey({
            name,
            principal: options.for ?? (options.person ? principal.id : undefined),
            kind: options.person ? 'human' : 'service',
            roles: options.role,
            tier: options.tier,
            expiresInDays: options.expires,
          })
          context.terminal.say(...shownKeyLines(made))
          context.terminal.document(made)
          return EXIT_CODES.completed
        }),
      ),
    )
  keys
    .command('list', { isDefault: true })
    .description('list the keys of a tenant: whom each stands for, and when it was last used')
    .addHelpText('after', exampleText('api-keys list', 'api-keys list --json'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const all = await session.apiKeys()
          if (all.length === 0) context.terminal.say(`  ${session.tenant} has no API keys.`)
          context.terminal.say(
            ...listTable(
              API_KEY_HEADS,
              all.map((key) => apiKeyRow(key, Date.now())),
              context.terminal.paint,
            ),
          )
          context.terminal.document({ tenant: session.tenant, keys: all })
          return EXIT_CODES.completed
        }),
      ),
    )
  keys
    .command('rotate')
    .description('give a key another secret; the one before it is accepted for a while')
    .argument('<id>', 'its id, the part after fcc_')
    .option('--overlap <seconds>', 'for how long; an hour by default', parseWhole)
    .addHelpText(
      'after',
      exampleText(
        'api-keys rotate 6f1c0a9b2d3e4f50',
        'api-keys rotate 6f1c0a9b2d3e4f50 --overlap 0',
      ),
    )
    .action((id: string, options: { readonly overlap?: number }, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const made = await session.rotateApiKey(id, { overlapSeconds: options.overlap })
          context.terminal.say(...shownKeyLines(made))
          context.terminal.document(made)
          return EXIT_CODES.completed
        }),
      ),
    )
  keys
    .command('revoke')
    .description('end a key at once, in every process')
    .argument('<id>', 'its id, the part after fcc_')
    .addHelpText('after', exampleText('api-keys revoke 6f1c0a9b2d3e4f50 --as ada:admin'))
    .action((id: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const revoked = await session.revokeApiKey(id)
          context.terminal.say(
            `  Revoked: ${visible(revoked.name)} (${revoked.prefix}). Nobody is let in by it any more.`,
            `  See them all with   fcc api-keys list${repeatedFlags(context.global)}`,
          )
          context.terminal.document(revoked)
          return EXIT_CODES.completed
        }),
      ),
    )
}

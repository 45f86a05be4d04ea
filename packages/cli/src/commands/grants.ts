import { GRANTED_KINDS, type GrantedKind } from '@fcc/contracts'
import type { GrantReader } from '@fcc/runtime'
import { type Command, InvalidArgumentError } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { listTable } from '../io/table.ts'
import { collect } from '../options/collect.ts'
import { parseWords } from '../options/parse-words.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { grantRow, whomText } from '../render/grant.ts'
import { withTenant } from '../session/open-runtime.ts'
import { registerGrantsRead } from './grants-read.ts'

interface CreateOptions {
  readonly principal?: string
  readonly role?: string
  readonly what: readonly GrantedKind[]
  readonly for: string
  readonly until: string
}

/** `fcc grants`: what others may read here, and reading what others granted. */
export const registerGrants: RegisterCommand = (program, cli) => {
  const grants = program
    .command('grants')
    .description('let somebody of another tenant read here, and read what others granted')
    .addHelpText(
      'after',
      exampleText('grants list', 'grants read riverside runs --for review --tenant lakeside'),
    )
  grants
    .command('create')
    .description('let somebody of another tenant read here; it is in the log')
    .argument('<tenant>', 'whose people are let in')
    .option('--principal <id>', 'whom: one of them, by id')
    .option('--role <role>', 'whom: everybody who has this role there')
    .requiredOption('--what <kind>', `${GRANTED_KINDS.join(', ')}; repeatable`, collectKind)
    .requiredOption(
      '--for <purpose>',
      "what for: they have to say the same. For artifacts, one of their scenario's purposes",
      parseWords,
    )
    .requiredOption(
      '--until <time>',
      'until when, in UTC: a day with its end, such as 2027-01-31, or a time',
      parseUntil,
    )
    .addHelpText(
      'after',
      exampleText(
        'grants create lakeside --role auditor --what runs --for review --until 2027-01-31 --tenant riverside --as ada:admin',
        'grants create lakeside --principal rita --what runs --what artifacts --for research --until 2026-12-24T12:00:00Z',
      ),
    )
    .action((to: string, options: CreateOptions, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const { what, until, for: purpose } = options
          const made = await session.createGrant({
            ...{ to: readerOf(to, options), what, purpose, until },
          })
          context.terminal.say(
            `  Granted: ${whomText(made.to)} may read ${made.what.join(', ')} of ${session.tenant} for ${purpose} until ${made.until}.`,
            `  Take it back with   fcc grants revoke ${made.id}${repeatedFlags(context.global)}`,
          )
          context.terminal.document(made)
          return EXIT_CODES.completed
        }),
      ),
    )
  grants
    .command('list', { isDefault: true })
    .description('list what the tenant granted, with what is over')
    .addHelpText('after', exampleText('grants list', 'grants list --json'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const all = await session.grants()
          if (all.length === 0) context.terminal.say(`  ${session.tenant} granted nothing.`)
          context.terminal.say(
            ...listTable(
              ['ID', 'TO', 'WHAT'],
              all.map((grant) => grantRow(grant)),
              context.terminal.paint,
            ),
          )
          context.terminal.document({ tenant: session.tenant, grants: all })
          return EXIT_CODES.completed
        }),
      ),
    )
  grants
    .command('revoke')
    .description('take a grant back at once, in every process')
    .argument('<id>', 'its id')
    .addHelpText('after', exampleText('grants revoke 6f1c0a9b2d3e4f50 --as ada:admin'))
    .action((id: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const grant = await session.revokeGrant(id)
          context.terminal.say(
            grant.state === 'revoked'
              ? `  Taken back: ${whomText(grant.to)} reads nothing by it any more.`
              : `  It was over already: ${grant.state}.`,
            `  See them all with   fcc grants list${repeatedFlags(context.global)}`,
          )
          context.terminal.document(grant)
          return EXIT_CODES.completed
        }),
      ),
    )
  registerGrantsRead(grants, cli)
}

function readerOf(tenant: string, { principal, role }: CreateOptions): GrantReader {
  if (principal !== undefined && role === undefined) return { tenant, principal }
  if (role !== undefined && principal === undefined) return { tenant, role }
  throw cliErrors.usage(
    'It has to say whom: --principal or --role, and one of them.',
    'grants create',
  )
}

function collectKind(value: string, before: readonly string[] | undefined): readonly string[] {
  if ((GRANTED_KINDS as readonly string[]).includes(value)) return collect(value, before)
  throw new InvalidArgumentError(`It has to be one of ${GRANTED_KINDS.join(', ')}.`)
}

/** A day lasts until its end. */
function parseUntil(value: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T23:59:59Z` : value
}

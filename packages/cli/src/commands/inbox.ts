import type { GivenAnswer } from '@fcc/runtime'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { visible } from '../io/visible.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { inboxLines, questionLines } from '../render/inbox.ts'
import { runtimeModule } from '../runtime-module.ts'
import { findRun } from '../session/find-run.ts'
import { withTenant } from '../session/open-runtime.ts'

/** A line of what somebody answered, and what they wrote with it. */
function answerLines({
  decision,
  by,
  at,
  note,
  activity,
  isNoteWithheld,
}: GivenAnswer): readonly string[] {
  return [
    visible(`  ${decision} by ${by.id}, ${at}   ${activity}`),
    ...(isNoteWithheld ? ['    (its note is kept from you by the rules)'] : []),
    ...(note === undefined ? [] : note.split('\n').map((line) => visible(`    ${line}`))),
  ]
}

/** `fcc inbox` and `fcc inbox show RUN`: what waits for whoever acts, and what it is about. */
export const registerInbox: RegisterCommand = (program, cli) => {
  const inbox = program
    .command('inbox')
    .description('what waits for your answer')
    .addHelpText(
      'after',
      exampleText(
        'inbox --as grace:privacy-officer',
        'inbox show 01JD5V8R3N4T6W8Y0Z2B4D6F8H --as grace:privacy-officer',
      ),
    )
  inbox
    .command('list', { isDefault: true })
    .description('list what waits for an answer that you may give')
    .option('--limit <n>', 'how many at most', Number, 100)
    .addHelpText('after', exampleText('inbox list --as grace:privacy-officer'))
    .action((options: { readonly limit: number }, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session, tenant, principal }) => {
          const items = await session.inbox({ limit: options.limit })
          const { terminal, global } = context
          const { id } = principal
          const assigned =
            runtimeModule().tenantPermissions(tenant.model, principal).who[0]?.roles ?? []
          const roles = [...new Set([...principal.roles, ...assigned])]
          const again = { flags: repeatedFlags(global), as: global.as, paint: terminal.paint }
          terminal.say(...inboxLines(items, { id, roles }, again))
          terminal.document({ tenant: session.tenant, askedAs: { id, roles }, items })
          return EXIT_CODES.completed
        }),
      ),
    )
  inbox
    .command('show')
    .description('read what an answer is about, as far as the rules let you; it is in the log')
    .argument('<run>', 'its id')
    .option('--activity <id>', 'the question, where a run asks several; the first by default')
    .addHelpText(
      'after',
      exampleText('inbox show 01JD5V8R3N4T6W8Y0Z2B4D6F8H --as grace:privacy-officer'),
    )
    .action((run: string, options: { readonly activity?: string }, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const question = await session.question(await findRun(session, run), options.activity)
          const { terminal, global } = context
          const { activity } = options
          const flags = `${activity === undefined ? '' : ` --activity ${activity}`}${repeatedFlags(global)}`
          terminal.say(...questionLines(question, { flags, as: global.as, paint: terminal.paint }))
          terminal.document({ tenant: session.tenant, question })
          return EXIT_CODES.completed
        }),
      ),
    )
  inbox
    .command('answers')
    .description('read what people answered in a run, with their notes; it is in the log')
    .argument('<run>', 'its id')
    .addHelpText('after', exampleText('inbox answers 01JD5V8R3N4T6W8Y0Z2B4D6F8H --as ada'))
    .action((written: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const run = await findRun(session, written)
          const answers = await session.answers(run)
          context.terminal.say(
            ...(answers.length === 0
              ? ['  Nobody has answered anything in this run.']
              : answers.flatMap(answerLines)),
          )
          context.terminal.document({ tenant: session.tenant, run, answers })
          return EXIT_CODES.completed
        }),
      ),
    )
}

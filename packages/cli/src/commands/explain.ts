import type { RunExplanation } from '@fcc/runtime'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { visible } from '../io/visible.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { explanationLines } from '../render/explanation.ts'
import { waitLines } from '../render/waiting.ts'
import { findRun } from '../session/find-run.ts'
import { newestRun } from '../session/newest-run.ts'
import { withTenant } from '../session/open-runtime.ts'

/** `fcc explain [RUN]`: why each decision was made. */
export const registerExplain: RegisterCommand = (program, cli) => {
  program
    .command('explain')
    .description('say why each decision of a run was made')
    .argument(
      '[run]',
      'its id, or a part no other run begins or ends with; the newest run by default',
    )
    .option('--why-not', 'name the rules that looked and did not fire too, with the facts they saw')
    .addHelpText(
      'after',
      exampleText(
        'explain',
        'explain 01JD5V8R3N4T6W8Y0Z2B4D6F8H',
        'explain 01JD5V8R3N4T6W8Y0Z2B4D6F8H --why-not',
        'explain 01JD5V8R3N4T6W8Y0Z2B4D6F8H --json',
      ),
    )
    .action((id: string | undefined, { whyNot }: { readonly whyNot?: boolean }, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ session }) => {
          const explanation = await session.explain(
            id === undefined ? await newestRun(session) : await findRun(session, id),
          )
          if (id === undefined) {
            context.terminal.say(
              '',
              `  The newest run of ${visible(session.tenant)}, ${explanation.run.id}`,
            )
          }
          const { paint } = context.terminal
          const flags = repeatedFlags(context.global)
          context.terminal.say(...explanationLines(explanation, paint, { whyNot }))
          context.terminal.say(...waitLines(explanation.run, { paint, flags }))
          context.terminal.document({
            run: explanation.run,
            intake: explanation.intake,
            visits: explanation.visits,
            ...(whyNot ? { looks: looksOf(explanation) } : {}),
            entries: explanation.entries.map(({ canonical, place }) => ({
              place,
              entry: JSON.parse(canonical) as unknown,
            })),
          })
          return EXIT_CODES.completed
        }),
      ),
    )
}

/** What every rule made of each decision, by where it was made. */
function looksOf({ intake, visits, looks }: RunExplanation) {
  const made = [
    ...intake.map((decision) => ({ node: undefined, number: undefined, decision })),
    ...visits.flatMap(({ node, number, decisions }) =>
      decisions.map((decision) => ({ node, number, decision })),
    ),
  ]
  return made.map(({ node, number, decision }) => ({
    ...{ node, number, at: decision.at, subject: decision.subject },
    rules: looks(decision),
  }))
}

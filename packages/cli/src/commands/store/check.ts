import type { RecordsInspection } from '@fcc/runtime'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { listTable } from '../../io/table.ts'
import { visible } from '../../io/visible.ts'
import { counted } from '../../render/counted.ts'
import { messageLines } from '../../render/error-message.ts'
import { withRuntime } from '../../session/open-runtime.ts'

/** `fcc store check`: reads everything that is stored, and says what of it is not as it was written. */
export const registerStoreCheck: RegisterCommand = (group, cli) => {
  group
    .command('check')
    .description(
      'read everything that is stored: rows, log, leaves, sealed contents, what nobody names',
    )
    .addHelpText('after', exampleText('store check', 'store check --tenant riverside --json'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(
          context,
          async (runtime) => {
            const { terminal, streams, global } = context
            const found: RecordsInspection[] = []
            const refused = []
            for (const { id, state, diagnostics } of await runtime.tenants.check()) {
              if (global.tenant !== undefined && global.tenant !== id) continue
              if (state === 'ready') found.push(await runtime.tenants.inspect(id))
              else refused.push({ tenant: id, diagnostics })
            }
            terminal.say(
              ...listTable(
                ['TENANT', 'RUNS', 'AUDIT ENTRIES', 'CONTENTS', 'STATE'],
                found.map(inspectionRow),
                terminal.paint,
              ),
            )
            const problems = [
              ...found.flatMap((each) => each.problems),
              ...refused.flatMap((each) => each.diagnostics),
            ]
            for (const problem of problems) {
              terminal.say('', ...messageLines(problem, terminal.paint, streams.cwd))
            }
            const wrong = problems.length > 0 || refused.length > 0
            terminal.say(wrong ? '' : '  Everything is as it was written.')
            terminal.document({
              whole: !wrong,
              tenants: found.map(({ problems: each, ...rest }) => ({
                ...rest,
                problems: each.map(({ code, why }) => ({ code, why })),
              })),
              refused: refused.map(({ tenant, diagnostics }) => ({
                tenant,
                codes: diagnostics.map(({ code }) => code),
              })),
            })
            return wrong ? EXIT_CODES.misused : EXIT_CODES.completed
          },
          context.global.tenant === undefined ? undefined : [context.global.tenant],
        ),
      ),
    )
}

function inspectionRow(each: RecordsInspection): string[] {
  return [
    visible(each.tenant),
    String(each.runs),
    String(each.entries),
    `${each.contents}: ${each.erased} erased, ${each.orphans} that no run names`,
    each.problemCount === 0 ? 'all as written' : counted(each.problemCount, 'problem'),
  ]
}

import type { RemovedOutcomes } from '@fcc/runtime'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { visible } from '../io/visible.ts'
import { counted } from '../render/counted.ts'
import { runtimeModule } from '../runtime-module.ts'
import { withTenant } from '../session/open-runtime.ts'

/** `fcc shred SUBJECT`: destroys the key of a subject; what was sealed under it is gone for good. */
export const registerShred: RegisterCommand = (program, cli) => {
  program
    .command('shred')
    .description('erase a subject by destroying its key; there is no way back')
    .argument('<subject>', 'whose data, as it was named with run --subject; or run:ID')
    .addHelpText(
      'after',
      exampleText('shred patient-4711 --tenant riverside --as ada:privacy-officer'),
    )
    .action((subject: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ runtime, session }) => {
          let outcomes: RemovedOutcomes = { removed: 0, unknown: [] }
          const shredded = await session.shred(subject, {
            onOutcomes(heard) {
              outcomes = heard
            },
          })
          context.terminal.say(
            shredded
              ? '  The key is destroyed. What was sealed under it cannot be opened again; the audit log still verifies.'
              : '  There is no key of that subject here, so nothing was destroyed.',
            ...(outcomes.removed > 0
              ? [
                  `  What fcc run wrote of ${counted(outcomes.removed, 'run')} into ${visible(runtimeModule().outcomesFolder(runtime.config))} was removed.`,
                ]
              : []),
            ...outcomes.unknown.map(
              (folder) =>
                `  Nothing says any more whose data this has, and it was left: look at it yourself: ${visible(folder)}`,
            ),
            ...(shredded
              ? [
                  '  Files that were written elsewhere with --out, -o or --record, backups and archives are not reached from here; each has to be destroyed where it lies.',
                ]
              : []),
          )
          context.terminal.document({ tenant: session.tenant, shredded, outcomes })
          return shredded ? EXIT_CODES.completed : EXIT_CODES.failed
        }),
      ),
    )
}

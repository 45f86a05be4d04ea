import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { table } from '../../io/table.ts'
import { visible } from '../../io/visible.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { counted } from '../../render/counted.ts'
import { runtimeModule } from '../../runtime-module.ts'
import { withRuntime } from '../../session/open-runtime.ts'

/** `fcc tenants erase TENANT`: takes everything of a tenant away, and shows that nothing is left. */
export const registerTenantsErase: RegisterCommand = (tenants, cli) => {
  tenants
    .command('erase')
    .description(
      'erase everything of a tenant, and show that nothing is left; there is no way back',
    )
    .argument('<tenant>', 'its id')
    .requiredOption('--confirm <tenant>', 'its id once more')
    .addHelpText('after', exampleText('tenants erase lakeside --confirm lakeside --as ada:admin'))
    .action((id: string, { confirm }: { readonly confirm: string }, command) =>
      cli.perform(command, (context) =>
        withRuntime(
          context,
          async (runtime) => {
            const by = parsePrincipal(context.global.as)
            const erasure = await runtime.tenants.erase(id, by, { confirm })
            const out = runtimeModule().outcomesFolder(runtime.config)
            const { outcomes } = erasure
            const { terminal } = context
            terminal.say(
              `  ${id} was erased at ${erasure.at} by ${erasure.by}. What was looked for, and how much of it is left:`,
              ...table(Object.entries(erasure.remains).map(([kind, left]) => [kind, String(left)])),
              ...(erasure.inFile ? [`  Its block is still in fcc.yaml: take it out.`] : []),
              ...(outcomes.removed > 0
                ? [
                    `  What fcc run wrote of ${counted(outcomes.removed, 'run')} into ${visible(out)} was removed.`,
                  ]
                : []),
              ...outcomes.unknown.map(
                (folder) =>
                  `  Nothing says whose run this is of, and it was left: ${visible(folder)}`,
              ),
              '  Backups and copies of the tenant, the documents that its configuration named, and files that were written elsewhere with --out, -o or --record, are not reached from here; each has to be destroyed where it lies.',
            )
            terminal.document(erasure)
            return EXIT_CODES.completed
          },
          [id],
        ),
      ),
    )
}

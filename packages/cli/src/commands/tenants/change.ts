import { resolve } from 'node:path'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { table } from '../../io/table.ts'
import { parsePrincipal } from '../../options/parse-principal.ts'
import { tenantRow } from '../../render/tenant-row.ts'
import { runtimeModule } from '../../runtime-module.ts'
import { withRuntime } from '../../session/open-runtime.ts'

const ACTS = {
  add: 'add a tenant while others run, from a file with its block as fcc.yaml has it under tenants',
  replace: 'give a tenant another configuration, from such a file; what is under way keeps its own',
} as const

/** `fcc tenants add`, `replace` and `remove`: for every process on the same store, without a restart. */
export const registerTenantsChange: RegisterCommand = (tenants, cli) => {
  for (const act of ['add', 'replace'] as const) {
    tenants
      .command(act)
      .description(ACTS[act])
      .argument('<tenant>', 'its id')
      .argument('<file>', 'its block, in YAML')
      .addHelpText('after', exampleText(`tenants ${act} lakeside lakeside.yaml --as ada:operator`))
      .action((id: string, file: string, _: unknown, command: Command) =>
        cli.perform(command, (context) =>
          withRuntime(context, async (runtime) => {
            const config = runtimeModule().readTenantConfig(id, resolve(context.streams.cwd, file))
            const by = parsePrincipal(context.global.as)
            const tenant = await runtime.tenants[act](config, by)
            context.terminal.say(...table([[...tenantRow(tenant)]]))
            context.terminal.document(tenant)
            return EXIT_CODES.completed
          }),
        ),
      )
  }
  tenants
    .command('remove')
    .description('take a tenant out of the directory; what is stored of it stays')
    .argument('<tenant>', 'its id')
    .addHelpText('after', exampleText('tenants remove lakeside --as ada:operator'))
    .action((id: string, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withRuntime(context, async (runtime) => {
          const closed = await runtime.tenants.remove(id, parsePrincipal(context.global.as))
          context.terminal.say(`  ${id} is out of the directory. Its records stay where they are.`)
          context.terminal.document({ tenant: id, closed })
          return EXIT_CODES.completed
        }),
      ),
    )
}

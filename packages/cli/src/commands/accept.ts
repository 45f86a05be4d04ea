import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { visible } from '../io/visible.ts'
import { parsePrincipal } from '../options/parse-principal.ts'
import { withTenantMeant } from '../session/open-runtime.ts'

/** `fcc accept`: accepts that a tenant has fewer safeguards than it last started with; audited. */
export const registerAccept: RegisterCommand = (program, cli) => {
  program
    .command('accept')
    .description('accept that a tenant has fewer safeguards than before')
    .addHelpText('after', exampleText('accept --tenant riverside --as ada:operator'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenantMeant(context, async (runtime, tenant) => {
          const lost = await runtime.accept(tenant, parsePrincipal(context.global.as))
          context.terminal.say(
            lost.length > 0
              ? `  Accepted for ${tenant}, without: ${visible(lost.join(', '))}. The tenant starts with the next command.`
              : `  ${tenant} has lost nothing; what it has was written down again.`,
          )
          context.terminal.document({ tenant, lost })
          return EXIT_CODES.completed
        }),
      ),
    )
}

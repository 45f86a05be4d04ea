import type { Runtime } from '@fcc/runtime'
import type { Command } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { visible } from '../io/visible.ts'
import { parsePrincipal } from '../options/parse-principal.ts'
import { counted } from '../render/counted.ts'
import { withTenantMeant } from '../session/open-runtime.ts'

/** `fcc accept`: accepts that a tenant has fewer safeguards than it last started with, or an older store; audited. */
export const registerAccept: RegisterCommand = (program, cli) => {
  program
    .command('accept')
    .description('accept that a tenant has fewer safeguards than before, or an older store')
    .option('--store', 'accept a store that is empty or older than it was, with what is lost by it')
    .addHelpText(
      'after',
      exampleText(
        'accept --tenant riverside --as ada:operator',
        'accept --store --tenant riverside --as ada:operator',
      ),
    )
    .action((options: { readonly store?: boolean }, command: Command) =>
      cli.perform(command, (context) =>
        withTenantMeant(context, async (runtime, tenant) => {
          if (options.store) return acceptStore(context, runtime, tenant)
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

/** Accepts the store that is there, and says what is lost by it. */
async function acceptStore(
  { terminal, global }: CommandContext,
  runtime: Runtime,
  tenant: string,
): Promise<ExitCode> {
  const lost = await runtime.acceptStore(tenant, parsePrincipal(global.as))
  if (lost) {
    const [from, to] = lost.places
    terminal.say(
      `  Accepted for ${tenant}: a store that is ${lost.store === 'older' ? 'older than it was' : 'empty'}.`,
      lost.entries === 0
        ? '  No audit entry in place is lost.'
        : `  Lost: ${counted(lost.entries, 'audit entry', 'audit entries')} (places ${from} to ${to - 1}), and every run, answer and outcome that they tell of.`,
      `  What was written ${lost.after ? `after ${lost.after} and ` : ''}after ${lost.until} is lost too, and was not counted.`,
    )
  } else {
    terminal.say(`  The store of ${tenant} is the expected one; there is nothing to accept.`)
  }
  terminal.document({ tenant, lost: lost ?? null })
  return EXIT_CODES.completed
}

import { ACTIONS, type Action } from '@fcc/contracts'
import { Argument, type Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { readBytes } from '../io/read-file.ts'
import { outcomeFolder } from '../options/outcome-folder.ts'
import { runtimeModule } from '../runtime-module.ts'
import { followRun } from '../session/follow-run.ts'
import { withTenant } from '../session/open-runtime.ts'

interface ActOptions {
  readonly input: string
  readonly purpose?: string
  readonly provider?: string
  readonly out?: string
}

/** `fcc act PERSONA ACTION --input FILE`: one persona alone on one text, governed as any run is. */
export const registerAct: RegisterCommand = (program, cli) => {
  program
    .command('act')
    .description('ask one persona alone for one action')
    .argument('<persona>', 'its code, name or plugin/code')
    .addArgument(new Argument('<action>', 'what it is asked for').choices(ACTIONS))
    .requiredOption('--input <file>', 'what it is to work on')
    .option('--purpose <id>', 'what it is for; persona-action by default')
    .option('--provider <id>', 'the provider that writes')
    .option('--out <dir>', "where its work goes; the store's out folder by default")
    .addHelpText(
      'after',
      exampleText(
        'act RC compare --input brief.md',
        'act BV test --input blueprint.md --as ada:author',
      ),
    )
    .action((persona: string, action: Action, options: ActOptions, command: Command) =>
      cli.perform(command, async (context) => {
        const { cwd } = context.streams
        const out = outcomeFolder(cwd, options.out)
        const input = readBytes(cwd, options.input)
        return withTenant(context, async (open) => {
          const handle = await open.session.start(
            `${runtimeModule().PERSONA_ACTION}/${persona}/${action}`,
            { input },
            { purpose: options.purpose, provider: options.provider },
          )
          return followRun(context, open, { handle, out })
        })
      }),
    )
}

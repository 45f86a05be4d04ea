import { Argument, type Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { SHELLS, type Shell, shellScript } from '../completing/shell-scripts.ts'
import { EXIT_CODES } from '../exit-code.ts'

/** `fcc completion SHELL`: the script by which a shell completes commands, options, names and runs. */
export const registerCompletion: RegisterCommand = (program, cli) => {
  program
    .command('completion')
    .description('write the script by which a shell completes commands, names and run ids')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .addHelpText('after', exampleText('completion bash >> ~/.bashrc', 'completion fish | source'))
    .action((shell: Shell, _: unknown, command: Command) =>
      cli.perform(command, async ({ terminal }) => {
        const script = shellScript(shell)
        if (terminal.json) terminal.document({ shell, script })
        else terminal.raw(script)
        return EXIT_CODES.completed
      }),
    )
}

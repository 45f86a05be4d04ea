import { exampleText, type RegisterCommand } from '../../command.ts'
import { registerIsolationTest } from './test.ts'

/** `fcc isolation`: whether tenants are kept apart here. */
export const registerIsolation: RegisterCommand = (program, cli) => {
  const group = program
    .command('isolation')
    .description('see whether tenants are kept apart here')
    .addHelpText('after', exampleText('isolation test'))
  registerIsolationTest(group, cli)
}

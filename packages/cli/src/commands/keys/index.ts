import { exampleText, type RegisterCommand } from '../../command.ts'
import { registerKeysRetire } from './retire.ts'
import { registerKeysRotate } from './rotate.ts'
import { registerKeysStatus } from './status.ts'

/** `fcc keys`: what the data keys of tenants are wrapped by, and how that changes. */
export const registerKeys: RegisterCommand = (program, cli) => {
  const group = program
    .command('keys')
    .description('see by what keys are wrapped, rotate them while others work, give up old ones')
    .addHelpText('after', exampleText('keys status', 'keys rotate --master --as ada:operator'))
  for (const register of [registerKeysStatus, registerKeysRotate, registerKeysRetire]) {
    register(group, cli)
  }
}

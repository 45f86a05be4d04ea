import { exampleText, type RegisterCommand } from '../../command.ts'
import { registerStoreBackup } from './backup.ts'
import { registerStoreCheck } from './check.ts'
import { registerStoreCopy } from './copy.ts'
import { registerStoreMigrate } from './migrate.ts'
import { registerStoreRestore } from './restore.ts'
import { registerStoreStatus } from './status.ts'

/** `fcc store`: what is done with whole stores. */
export const registerStore: RegisterCommand = (program, cli) => {
  const group = program
    .command('store')
    .description('see, migrate, copy, check, back up and restore what is stored')
    .addHelpText('after', exampleText('store status', 'store copy --from sqlite --to postgres'))
  for (const register of [
    registerStoreStatus,
    registerStoreMigrate,
    registerStoreCopy,
    registerStoreBackup,
    registerStoreRestore,
    registerStoreCheck,
  ]) {
    register(group, cli)
  }
}

import { exampleText, type RegisterCommand } from '../../command.ts'
import { registerTenantsArchive } from './archive.ts'
import { registerTenantsChange } from './change.ts'
import { registerTenantsErase } from './erase.ts'
import { registerTenantsList } from './list.ts'
import { registerTenantsStatus } from './status.ts'
import { registerTenantsStop } from './stop.ts'

/** `fcc tenants`: which tenants there are and how they stand, from the first day of one to its last. */
export const registerTenants: RegisterCommand = (program, cli) => {
  const group = program
    .command('tenants')
    .description('see how tenants stand; add, change, suspend, move, remove and erase them')
    .addHelpText(
      'after',
      exampleText(
        'tenants',
        'tenants add lakeside lakeside.yaml --as ada:operator',
        'tenants suspend lakeside --reason "their key was stolen" --as ada:operator',
      ),
    )
  for (const register of [
    registerTenantsList,
    registerTenantsStatus,
    registerTenantsChange,
    registerTenantsStop,
    registerTenantsArchive,
    registerTenantsErase,
  ]) {
    register(group, cli)
  }
}

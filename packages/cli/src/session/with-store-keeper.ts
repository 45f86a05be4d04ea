import { dirname } from 'node:path'
import type { StoreKeeper } from '@fcc/runtime'
import type { CommandContext } from '../command.ts'
import type { ExitCode } from '../exit-code.ts'
import { runtimeModule } from '../runtime-module.ts'
import { configFile } from './open-runtime.ts'

/** Opens what works on whole stores, hands it over, and closes it whatever happens. No tenant is started. */
export async function withStoreKeeper(
  context: CommandContext,
  use: (keeper: StoreKeeper) => Promise<ExitCode>,
): Promise<ExitCode> {
  const file = configFile(context)
  const keeper = await runtimeModule().openStoreKeeper({
    directory: dirname(file),
    configFile: file,
  })
  try {
    return await use(keeper)
  } finally {
    await keeper.close()
  }
}

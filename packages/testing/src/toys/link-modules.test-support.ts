import { mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Installs what an author has: our packages, this one among them, and the test runner. */
export function linkModules(target: string): void {
  const own = fileURLToPath(new URL('../../', import.meta.url))
  mkdirSync(join(target, '@fcc'), { recursive: true })
  symlinkSync(own, join(target, '@fcc', 'testing'))
  const installed = join(own, 'node_modules')
  for (const name of readdirSync(join(installed, '@fcc'))) {
    symlinkSync(join(installed, '@fcc', name), join(target, '@fcc', name))
  }
  symlinkSync(join(installed, 'vitest'), join(target, 'vitest'))
  const contracts = realpathSync(join(installed, '@fcc', 'contracts'))
  symlinkSync(join(contracts, 'node_modules', 'zod'), join(target, 'zod'))
}

import { copyFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const example = fileURLToPath(new URL('..', import.meta.url))

/** Makes a folder the project that the fleet executes: keys and files of its tenants are in there, and go with it. */
export function writeProject(folder: string): void {
  for (const file of ['fcc.yaml', 'package.json']) {
    copyFileSync(join(example, file), join(folder, file))
  }
  symlinkSync(join(example, 'node_modules'), join(folder, 'node_modules'))
}

import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleDirectory } from '../example-directory.ts'

/** A copy of this example in a folder of its own, with data of its own, to be changed and thrown away. */
export interface ExampleCopy {
  readonly directory: string
  remove(): void
}

/** Copies everything but data and tests; packages are the example's own. */
export function copyExample(): ExampleCopy {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-quickstart-'))
  const parts = [
    'package.json',
    'fcc.yaml',
    'fcc.agreement.yaml',
    'identifiers.txt',
    'inputs',
    'tenants',
    'src',
  ]
  for (const part of parts) {
    cpSync(join(exampleDirectory, part), join(directory, part), { recursive: true })
  }
  symlinkSync(join(exampleDirectory, 'node_modules'), join(directory, 'node_modules'))
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

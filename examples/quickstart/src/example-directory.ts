import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this example: its `fcc.yaml`, inputs and `.fcc/`. */
export const exampleDirectory: string = fileURLToPath(new URL('..', import.meta.url))

/** An input of the demo, read from its file: `healthcare/discharge-note.txt`. */
export function readInput(name: string): Uint8Array {
  return readFileSync(join(exampleDirectory, 'inputs', name))
}

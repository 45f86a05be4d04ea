import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exampleDirectory } from '../example-directory.ts'

/** Every identifier of the sample note, as `identifiers.txt` lists them: one a line. */
export function readIdentifiers(): readonly string[] {
  return readFileSync(join(exampleDirectory, 'identifiers.txt'), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

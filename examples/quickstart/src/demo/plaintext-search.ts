import { join } from 'node:path'
import { exampleDirectory } from '../example-directory.ts'
import { readIdentifiers } from '../plaintext/identifiers.ts'
import { searchDirectory } from '../plaintext/search-directory.ts'
import type { Expectations } from './expectations.ts'
import { heading, paint, say } from './terminal.ts'

/** Looks for every identifier that is listed of the sample note in every byte that was written. */
export function searchForPlaintext(expectations: Expectations): void {
  heading(
    'No plain text',
    'Every identifier that is listed of the sample note, looked for in every byte under .fcc/.',
  )
  const identifiers = readIdentifiers()
  const { files, bytes, found } = searchDirectory(join(exampleDirectory, '.fcc'), identifiers)
  say(`  ${files} files, ${bytes} bytes, ${identifiers.length} identifiers`)
  for (const { file, identifier } of found) {
    say(`  ${paint('red', 'found')} line ${identifiers.indexOf(identifier) + 1} in ${file}`)
  }
  expectations.check('none of the sample’s identifiers is found', found.length, 0)
}

import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { cliErrors } from '../diagnostics.ts'
import { readBytes } from './read-file.ts'

/**
 * The text of a file a caller named: UTF-8 of at most so many bytes.
 *
 * @throws FccError FCC_CLI_FILE_MISSING, FCC_CLI_FILE_UNREADABLE
 */
export function readText(cwd: string, file: string, maxBytes: number): string {
  const size = statSync(resolve(cwd, file), { throwIfNoEntry: false })?.size ?? 0
  if (size > maxBytes) {
    throw cliErrors.fileUnreadable(
      file,
      new RangeError(`it has ${size} bytes, and ${maxBytes} may be read`),
    )
  }
  const bytes = readBytes(cwd, file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw cliErrors.fileUnreadable(file, new TypeError('it is no text in UTF-8'))
  }
}

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { cliErrors } from '../diagnostics.ts'

/** The bytes of a file a caller named. @throws FccError FCC_CLI_FILE_UNREADABLE */
export function readBytes(cwd: string, file: string): Uint8Array {
  try {
    return readFileSync(resolve(cwd, file))
  } catch (error) {
    throw cliErrors.fileUnreadable(file, error)
  }
}

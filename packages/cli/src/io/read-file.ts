import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { cliErrors } from '../diagnostics.ts'

/** The bytes of a file a caller named. @throws FccError FCC_CLI_FILE_MISSING, FCC_CLI_FILE_UNREADABLE */
export function readBytes(cwd: string, file: string): Uint8Array {
  const path = resolve(cwd, file)
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw cliErrors.fileMissing(file, path, error)
    throw cliErrors.fileUnreadable(file, error)
  }
}

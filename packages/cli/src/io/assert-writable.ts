import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { cliErrors } from '../diagnostics.ts'

/**
 * Makes sure that files can be written into a folder, which need not be there yet, before work begins
 * whose result would go there. Writes nothing.
 *
 * @param folder an absolute path
 * @throws FccError FCC_CLI_FILE_UNWRITABLE
 */
export function assertWritable(folder: string): void {
  try {
    accessSync(nearestFolder(folder), constants.W_OK)
  } catch (error) {
    throw cliErrors.fileUnwritable(folder, error)
  }
}

/** The folder itself, or the nearest above it that is there. */
function nearestFolder(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return nearestFolder(dirname(path))
  if (found.isDirectory()) return path
  throw Object.assign(new Error(`${path} is no folder`), { code: 'ENOTDIR' })
}

import { resolve } from 'node:path'
import { assertWritable } from '../io/assert-writable.ts'

/**
 * Where `--out` says that outcomes go, looked at before a run begins.
 *
 * @throws FccError FCC_CLI_FILE_UNWRITABLE
 */
export function outcomeFolder(cwd: string, written: string | undefined): string | undefined {
  if (written === undefined) return undefined
  const folder = resolve(cwd, written)
  assertWritable(folder)
  return folder
}

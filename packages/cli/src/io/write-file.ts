import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { cliErrors } from '../diagnostics.ts'

/** Only the owner reads what a run released: who else may, the owner decides. */
const OWNER_ONLY = 0o600
const OWNER_FOLDER = 0o700

/** Writes a file and the folders above it. @throws FccError FCC_CLI_FILE_UNWRITABLE */
export function writeText(file: string, text: string | Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: OWNER_FOLDER })
    writeFileSync(file, text, { mode: OWNER_ONLY })
  } catch (error) {
    throw cliErrors.fileUnwritable(file, error)
  }
}

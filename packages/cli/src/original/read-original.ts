import { readdirSync, statSync } from 'node:fs'
import { extname, join, relative, resolve, sep } from 'node:path'
import { cliErrors } from '../diagnostics.ts'
import { readText } from '../io/read-text.ts'
import type { OriginalFile } from './convert-original.ts'

/** The most bytes that one file of the original may have: 16 MiB. */
const MAX_FILE_BYTES = 16 * 1024 * 1024

/** The most files that are imported at once. */
const MAX_FILES = 10_000

const EXTENSIONS = new Set(['.yaml', '.yml', '.json'])

/** What a folder holds: the files that are read, and the paths of those that are not, with why. */
export interface OriginalFolder {
  readonly files: readonly OriginalFile[]
  readonly others: readonly { readonly path: string; readonly why: string }[]
}

/**
 * Reads a folder of the original's files, in the order of their names. Links are not followed.
 *
 * @throws FccError FCC_CLI_FILE_MISSING, FCC_CLI_FILE_UNREADABLE
 */
export function readOriginal(cwd: string, folder: string): OriginalFolder {
  const root = resolve(cwd, folder)
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw cliErrors.fileMissing(folder, root, undefined)
  }
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, file: join(entry.parentPath, entry.name) }))
    .sort((left, right) => (left.file < right.file ? -1 : 1))
  if (entries.length > MAX_FILES) {
    const cause = new RangeError(`it has ${entries.length} files, and ${MAX_FILES} may be read`)
    throw cliErrors.fileUnreadable(folder, cause)
  }
  const files: OriginalFile[] = []
  const others: { path: string; why: string }[] = []
  for (const { entry, file } of entries) {
    const path = relative(root, file).split(sep).join('/')
    if (!entry.isFile())
      others.push({ path, why: 'It is a link or no file; links are not followed.' })
    else if (!EXTENSIONS.has(extname(file).toLowerCase())) {
      others.push({ path, why: 'Its name ends in none of .yaml, .yml, .json.' })
    } else files.push({ path, text: readText(cwd, file, MAX_FILE_BYTES) })
  }
  return { files, others }
}

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cliErrors } from '../diagnostics.ts'
import { writeText } from '../io/write-file.ts'

/**
 * Puts files into a folder, all or none: they are written beside it first. Where one is there already,
 * nothing is done unless `force` says so, and a failure on the way puts back what was there.
 *
 * @throws FccError FCC_CLI_IMPORT_EXISTS, FCC_CLI_FILE_UNWRITABLE
 */
export function putInPlace(
  folder: string,
  files: Readonly<Record<string, string>>,
  { force }: { readonly force: boolean },
): void {
  const names = Object.keys(files)
  const there = names.filter((name) => existsSync(join(folder, name)))
  if (there.length > 0 && !force) throw cliErrors.importExists(folder, there)
  const [placed, moved] = [[] as string[], [] as string[]]
  const stage = stageIn(folder)
  try {
    for (const name of names) writeText(join(stage, 'new', name), files[name] ?? '')
    for (const name of names) {
      const [target, old] = [join(folder, name), join(stage, 'old', name)]
      mkdirSync(dirname(target), { recursive: true })
      if (existsSync(target)) {
        mkdirSync(dirname(old), { recursive: true })
        renameSync(target, old)
        moved.push(name)
      }
      renameSync(join(stage, 'new', name), target)
      placed.push(name)
    }
  } catch (error) {
    for (const name of placed) rmSync(join(folder, name), { force: true })
    for (const name of moved) renameSync(join(stage, 'old', name), join(folder, name))
    throw cliErrors.fileUnwritable(folder, error)
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** A folder inside the target, so that what is written there can be moved and not copied. */
function stageIn(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    return mkdtempSync(join(folder, '.import-'))
  } catch (error) {
    throw cliErrors.fileUnwritable(folder, error)
  }
}

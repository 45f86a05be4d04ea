import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CreateError, createErrors } from './diagnostics.ts'
import type { PackageFile } from './scaffold.ts'

/**
 * Refuses a folder that holds anything, before anybody is asked or anything is written.
 *
 * @param folder absolute
 * @throws CreateError FCC_CREATE_FOLDER_TAKEN or FCC_CREATE_FOLDER_UNWRITABLE
 */
export function assertFree(folder: string): void {
  attempt(folder, () => {
    if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw createErrors.folderTaken(folder, 'is no folder')
    }
    if (readdirSync(folder).length > 0) throw createErrors.folderTaken(folder, 'is not empty')
  })
}

/**
 * Writes a package whole or not at all: into a folder beside it, which then takes its name. A folder
 * that is there and empty is kept, for somebody may stand in it; its entries are moved in one by
 * one, and out again where one fails.
 *
 * @param folder absolute
 * @throws CreateError FCC_CREATE_FOLDER_TAKEN or FCC_CREATE_FOLDER_UNWRITABLE
 */
export function writePackage(folder: string, files: readonly PackageFile[]): void {
  assertFree(folder)
  const isThere = existsSync(folder)
  const parent = isThere ? folder : dirname(folder)
  // The first folder that had to be made, to be taken away again.
  const made = attempt(folder, () => mkdirSync(parent, { recursive: true }))
  let draft: string | undefined
  try {
    draft = mkdtempSync(join(parent, '.create-plugin-'))
    // What mkdtemp makes is the owner's alone, and a package is as open as its folder is.
    const content = join(draft, 'package')
    mkdirSync(content)
    for (const { path, text } of files) {
      mkdirSync(dirname(join(content, path)), { recursive: true })
      writeFileSync(join(content, path), text, { flag: 'wx' })
    }
    if (isThere) moveEntries(content, folder)
    else renameSync(content, folder)
    rmSync(draft, { recursive: true, force: true })
  } catch (thrown) {
    if (draft !== undefined) rmSync(draft, { recursive: true, force: true })
    if (made !== undefined) rmSync(made, { recursive: true, force: true })
    throw refusalOf(folder, thrown)
  }
}

function moveEntries(from: string, to: string): void {
  const moved: string[] = []
  try {
    for (const name of readdirSync(from)) {
      renameSync(join(from, name), join(to, name))
      moved.push(name)
    }
  } catch (thrown) {
    for (const name of moved) rmSync(join(to, name), { recursive: true, force: true })
    throw thrown
  }
}

function attempt<Result>(folder: string, act: () => Result): Result {
  try {
    return act()
  } catch (thrown) {
    throw refusalOf(folder, thrown)
  }
}

/** Somebody else may have filled the folder meanwhile: then it is taken, not unwritable. */
function refusalOf(folder: string, thrown: unknown): CreateError {
  if (thrown instanceof CreateError) return thrown
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
  return code === 'ENOTEMPTY' || code === 'EEXIST'
    ? createErrors.folderTaken(folder, 'is not empty')
    : createErrors.folderUnwritable(folder, thrown)
}

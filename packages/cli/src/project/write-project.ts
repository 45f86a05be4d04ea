import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cliErrors } from '../diagnostics.ts'
import { writeText } from '../io/write-file.ts'

/** Writes what is missing; where something cannot be written, takes back what was. */
export function writeProject(
  folder: string,
  files: Readonly<Record<string, string>>,
): readonly string[] {
  const firstMissing = missingFolder(folder)
  const written: string[] = []
  try {
    for (const [name, text] of Object.entries(files)) {
      if (existsSync(join(folder, name))) continue
      writeText(join(folder, name), text)
      written.push(name)
    }
    if (ignoreStore(join(folder, '.gitignore'))) written.push('.gitignore')
    return written
  } catch (error) {
    for (const name of written) rmSync(join(folder, name), { force: true })
    // Asked first: under a file there is nothing to remove, and Node 22 refuses to be asked for it.
    if (firstMissing !== undefined && existsSync(firstMissing)) {
      rmSync(firstMissing, { recursive: true, force: true })
    }
    throw error
  }
}

/** The uppermost folder on the way that is not there yet. */
function missingFolder(folder: string): string | undefined {
  if (existsSync(folder)) return undefined
  return missingFolder(dirname(folder)) ?? folder
}

/** Keeps the store out of version control: it holds keys. */
function ignoreStore(file: string): boolean {
  try {
    const known = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (known.split('\n').some((line) => /^\/?\.fcc\/?$/.test(line.trim()))) return false
    appendFileSync(file, `${known === '' || known.endsWith('\n') ? '' : '\n'}.fcc/\n`)
  } catch (error) {
    throw cliErrors.fileUnwritable(file, error)
  }
  return true
}

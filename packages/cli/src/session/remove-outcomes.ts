import { closeSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { OUTCOMES_AUDIT } from './write-outcomes.ts'

/** What became of the files that runs were written to. */
export interface RemovedOutcomes {
  /** Folders of runs of the tenant that were removed. */
  readonly removed: number
  /** Folders that do not say whose run they are of: they have no audit entries. Left as they are. */
  readonly unknown: readonly string[]
}

/**
 * Removes what `fcc run` wrote of a tenant's runs into the store's folder for what may leave it: outcomes in plain
 * text, audit entries, and the key that verifies these.
 *
 * @param out the folder; one that is not there has nothing
 */
export function removeOutcomes(out: string, tenant: string): RemovedOutcomes {
  const unknown: string[] = []
  let removed = 0
  for (const entry of foldersIn(out)) {
    const folder = join(out, entry)
    const owner = ownerOf(folder)
    if (owner === undefined) unknown.push(folder)
    if (owner !== tenant) continue
    rmSync(folder, { recursive: true, force: true })
    removed += 1
  }
  rmSync(join(out, `${tenant}.pub`), { force: true })
  return { removed, unknown }
}

function foldersIn(out: string): readonly string[] {
  try {
    return readdirSync(out, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The first line of audit entries with proofs says whose they are, within so many bytes. */
const FIRST_LINE_BYTES = 8192

function ownerOf(folder: string): string | undefined {
  try {
    const file = openSync(join(folder, OUTCOMES_AUDIT), 'r')
    try {
      const bytes = Buffer.alloc(FIRST_LINE_BYTES)
      const [line = ''] = bytes.toString('utf8', 0, readSync(file, bytes)).split('\n', 1)
      const { tenant } = JSON.parse(line) as { readonly tenant?: unknown }
      return typeof tenant === 'string' ? tenant : undefined
    } finally {
      closeSync(file)
    }
  } catch {
    // No entries, or none that can be read: nothing says whose it is.
    return undefined
  }
}

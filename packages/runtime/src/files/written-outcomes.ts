import { closeSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { HostConfig } from '../config/host-config.ts'
import { fileErrors } from './diagnostics.ts'

/** The file of a run's folder that has its audit entries with their proofs; its first line says whose they are. */
export const OUTCOMES_AUDIT = 'audit.jsonl'

/** The store's folder for what may leave it: `fcc run` writes what a run released into a folder of its id, in plain text. */
export const outcomesFolder = ({ store }: Pick<HostConfig, 'store'>): string =>
  join(store.directory, 'out')

/** What became of the folders that runs were written to. */
export interface RemovedOutcomes {
  /** Folders of runs that were removed. */
  readonly removed: number
  /** Folders of which nothing says whether they are concerned. Left as they are. */
  readonly unknown: readonly string[]
}

/** Whether a run's folder is to go; `unknown` where nothing says so. */
export type ConcernedRun = (run: string, folder: string) => Promise<boolean | 'unknown'>

/**
 * Removes what was written of the runs that are concerned.
 *
 * @param out the folder; one that is not there has nothing
 * @throws FccError FCC_FILE_LEFT: whatever was to follow the removal is not begun then
 */
export async function removeOutcomes(
  out: string,
  isConcerned: ConcernedRun,
): Promise<RemovedOutcomes> {
  const unknown: string[] = []
  let removed = 0
  for (const entry of foldersIn(out)) {
    const folder = join(out, entry)
    const concerned = await isConcerned(entry, folder)
    if (concerned === 'unknown') unknown.push(folder)
    if (concerned !== true) continue
    remove(folder)
    removed += 1
  }
  return { removed, unknown }
}

/** Removes what was written of every run of a tenant, and the key that verifies its entries. */
export async function removeTenantsOutcomes(out: string, tenant: string): Promise<RemovedOutcomes> {
  const outcomes = await removeOutcomes(out, async (_, folder) => {
    const owner = ownerOf(folder)
    return owner === undefined ? 'unknown' : owner === tenant
  })
  remove(join(out, `${tenant}.pub`))
  return outcomes
}

function foldersIn(out: string): readonly string[] {
  try {
    return readdirSync(out, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw fileErrors.fileLeft(out, error)
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch (error) {
    throw fileErrors.fileLeft(path, error)
  }
}

/** The first line of audit entries with proofs says whose they are, within so many bytes. */
const FIRST_LINE_BYTES = 8192

/** Whose run a folder says it is of. */
export function ownerOf(folder: string): string | undefined {
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

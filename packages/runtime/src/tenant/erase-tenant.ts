import type { DirectoryRow, Principal } from '@fcc/contracts'
import type { TenantRemains } from '@fcc/contracts/store-checks'
import { FccError } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'
import {
  outcomesFolder,
  type RemovedOutcomes,
  removeTenantsOutcomes,
} from '../files/written-outcomes.ts'
import { erasureErrors } from '../store/erasure-diagnostics.ts'
import { removeImported } from '../tenant-archive/unfinished-import.ts'
import type { TenantHost } from './tenant-host.ts'

/** That a tenant was erased, and what was looked for afterwards. */
export interface TenantErasure {
  readonly tenant: string
  /** ISO 8601, UTC: of the first erasure, where it is looked at again. */
  readonly at: string
  readonly by: string
  /** What was looked for, by kind; every count is 0. */
  readonly remains: TenantRemains
  /** What became of what `fcc run` wrote of its runs, in plain text. */
  readonly outcomes: RemovedOutcomes
  /** Whether `fcc.yaml` has its block still: that is a file of the host. */
  readonly inFile: boolean
}

/** What erasing needs of the directory. */
interface ErasingDirectory {
  readonly host: Pick<TenantHost, 'backend' | 'rows' | 'clock' | 'config'>
  readonly isKnown: boolean
  readonly inFile: boolean
  /** The version of the newest row that this process knows of. */
  readonly newest: number
  /** Lets a row count in this process. */
  readonly adopt: (row: DirectoryRow) => void
  /** Closes everything of the tenant here, whoever uses it. */
  readonly stop: () => Promise<void>
}

/**
 * Erases a tenant: says so in the directory, stops it, removes its objects, rows, keys and files, looks for what is
 * left, and only then says that it is erased. Cut short anywhere, it is called again: from the first row on nobody
 * opens the tenant, and each step finds what the one before left.
 */
export async function eraseTenant(
  id: string,
  by: Principal,
  confirm: string,
  { host, isKnown, inFile, newest, adopt, stop }: ErasingDirectory,
): Promise<TenantErasure> {
  const { backend, rows, clock, config } = host
  if (confirm !== id) throw erasureErrors.notConfirmed(id)
  const { erasure } = backend
  if (!erasure) throw erasureErrors.notOffered(id, config.store.use)
  const read = await rows.readOne(id)
  if (read?.problem) throw runtimeErrors.tenantRefused(id, [read.problem])
  if (!read && !isKnown) throw runtimeErrors.unknownTenant(id, [])
  await erasure.prepare?.()

  async function write(state: 'erasing' | 'erased', over: DirectoryRow | undefined) {
    const known = (await backend.control.readMark(id))?.directory ?? 0
    const row = await rows.write(
      {
        ...{ tenant: id, version: Math.max(over?.version ?? 0, newest, known) + 1, state },
        // Nothing of its configuration is kept.
        config: JSON.stringify({ id }),
        ...{ at: new Date(clock()).toISOString(), by: by.id },
      },
      over?.version ?? 0,
    )
    if (!row) throw runtimeErrors.tenantChanged(id)
    adopt(row)
    return row
  }

  // Before the row forgets where they are.
  if (read) await removeImported(read.row)
  const stands = read && (read.row.state === 'erasing' || read.row.state === 'erased')
  const begun = stands ? read.row : await write('erasing', read?.row)
  // Another process may have begun it, and this one not looked since.
  if (stands) adopt(begun)
  await stop()
  const remains = await erasure.erase(id).catch((error: unknown) => {
    const isBusy = FccError.is(error) && error.code === 'FCC_STORE_BUSY'
    throw isBusy ? erasureErrors.inUse(id, error) : error
  })
  const left = Object.entries(remains).filter(([, count]) => count > 0)
  if (left.length > 0) throw erasureErrors.left(id, left)
  const outcomes = await removeTenantsOutcomes(outcomesFolder(config), id)
  const done = begun.state === 'erased' ? begun : await write('erased', begun)
  return { tenant: id, at: done.at, by: done.by, remains, outcomes, inFile }
}

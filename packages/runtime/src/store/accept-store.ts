import { randomUUID } from 'node:crypto'
import type { Principal } from '@fcc/contracts'
import { ulid } from 'ulid'
import { actingPrincipal } from '../audit/acting-principal.ts'
import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import { storeErrors } from './diagnostics.ts'
import { type OpenRecords, openUnchecked, type RecordsHost } from './open-records.ts'
import { keepIdentity, readStanding } from './recognise-store.ts'
import { refuseErased } from './refuse-erased.ts'
import type { StoreStanding } from './store-standing.ts'

/** What is lost where an older or empty store is accepted. */
export interface LostRecords {
  readonly store: 'missing' | 'older'
  /** Audit entries that were in the log, and every run, visit, answer and outcome that they tell of. */
  readonly entries: number
  /** The places of those entries in the log, from 0: the first one, and the one after the last. */
  readonly places: readonly [from: number, to: number]
  /** When the newest entry was written that is still there; absent where none is. */
  readonly after?: string | undefined
  /** When the control store last heard of the store: what came later is lost too, and nobody counted it. */
  readonly until: string
}

/**
 * Accepts the store that a tenant has, though it is empty or older than what the tenant had: written into its
 * own log with who did and what is lost. Another tenant's store, or one whose keys are not here, cannot be
 * accepted: nothing in it could be read.
 *
 * @returns what is lost; `undefined` where the store is the expected one
 * @throws FccError FCC_STORE_FOREIGN, FCC_STORE_UNMARKED, FCC_STORE_TAMPERED, FCC_STORE_MARK_TAMPERED
 */
export async function acceptStore(
  tenant: string,
  by: Principal,
  host: RecordsHost,
): Promise<LostRecords | undefined> {
  const { backend } = host
  await refuseErased(tenant, backend.control)
  const store = await backend.openTenant(tenant)
  const standing = await readStanding(store, backend.control)
  if (standing.kind !== 'missing' && standing.kind !== 'older') {
    const refusal = storeErrors.unexpectedStore(tenant, standing)
    if (refusal) throw refusal
    return undefined
  }
  const opened = await openUnchecked(store, host)
  try {
    // Both under their digests: who has the file but not the keys cannot have made it look older.
    await opened.marks.read()
    const lost = await lostRecords(standing, opened)
    await noteAccepted(opened, { by, lost }, host)
    await writeAccepted(standing, opened, by)
    return lost
  } finally {
    opened.keys.close()
    await store.close()
  }
}

type Acceptable = Extract<StoreStanding, { kind: 'missing' | 'older' }>

async function lostRecords(standing: Acceptable, { records }: OpenRecords): Promise<LostRecords> {
  const { mark, kind } = standing
  const size = kind === 'older' ? (await records.readTree()).size : 0
  const [last] = size === 0 ? [] : await records.readEntries({ from: size - 1, limit: 1 })
  // Of an entry that was removed nobody knows any more when it was written.
  const text = last?.canonical || undefined
  const after = text && (JSON.parse(text) as { readonly time: string }).time
  return {
    store: kind,
    entries: mark.size - size,
    places: [size, mark.size],
    ...(after === undefined ? {} : { after }),
    until: mark.at,
  }
}

async function noteAccepted(
  { records }: OpenRecords,
  { by, lost }: { readonly by: Principal; readonly lost: LostRecords },
  { clock, namespaceOf }: RecordsHost,
): Promise<void> {
  const now = clock()
  await records.appendEntries(
    createAuditEntryWriter(records.tenant, namespaceOf).write(
      [
        {
          type: 'fcc.store.accepted',
          subject: `urn:fcc:tenant:${records.tenant}`,
          data: { by: actingPrincipal(by), lost },
        },
      ],
      { time: now, prefix: `store:${ulid(now)}` },
    ),
  )
}

async function writeAccepted(
  standing: Acceptable,
  { records, marks }: OpenRecords,
  { id: acceptedBy }: Principal,
): Promise<void> {
  if (standing.kind === 'older') {
    const { size, state } = await records.readTree()
    await marks.write((stored) => stored && { ...stored, size, state, acceptedBy })
    return
  }
  const identity = randomUUID()
  await marks.write((stored) => ({
    identity,
    phase: 'created',
    size: 0,
    state: '',
    // What the control store's own rows are held against does not go with the file.
    directory: stored?.directory,
    boundary: stored?.boundary,
    accepted: stored?.accepted,
    acceptedBy,
  }))
  await keepIdentity(records, marks)
}

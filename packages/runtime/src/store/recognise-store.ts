import { randomUUID } from 'node:crypto'
import type { ControlStore, Erasure, StoredTree, StoreMark, TenantStore } from '@fcc/contracts'
import { ulid } from 'ulid'
import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import { storeErrors } from './diagnostics.ts'
import { erasedDigest } from './expected-erasures.ts'
import type { OpenRecords, RecordsHost } from './open-records.ts'
import { replayErasures } from './replay-erasures.ts'
import type { MarkContent } from './store-marks.ts'
import { continuesMark, type StoreStanding, storeStanding } from './store-standing.ts'
import type { TenantRecords } from './tenant-records.ts'
import { type ToldChanges, toldChanges } from './told-changes.ts'

/** Reads what a store is, against what the control store remembers of it. */
export async function readStanding(
  store: Pick<TenantStore, 'tenant' | 'readIdentity' | 'readTree'>,
  control: Pick<ControlStore, 'readMark'>,
): Promise<StoreStanding> {
  const read = async (): Promise<StoreStanding> => {
    // The mark first: another process may grow the log meanwhile, and never shrinks it.
    const mark = await control.readMark(store.tenant)
    return storeStanding({
      mark,
      identity: await store.readIdentity(),
      tree: await store.readTree(),
    })
  }
  const standing = await read()
  // Another process may have made the store between the two reads; it writes the mark before the identity.
  return standing.kind === 'unmarked' ? read() : standing
}

/** Refuses a store that is missing, older, another one or unknown. Makes nothing. */
export async function refuseUnexpected(store: TenantStore, control: ControlStore): Promise<void> {
  const refusal = storeErrors.unexpectedStore(store.tenant, await readStanding(store, control))
  if (refusal) throw refusal
}

/** Gives a new store its identity; checks that a known one continues from its mark, and erases what it says was erased. */
export async function recogniseStore(
  { records, marks }: OpenRecords,
  host: RecordsHost,
): Promise<void> {
  const { backend, onDiagnostic } = host
  const { control } = backend
  const { tenant } = records
  const mark = await marks.read()
  if (!mark || mark.phase === 'created') {
    await keepIdentity(records, marks)
    return
  }
  const tree = await records.readTree()
  if (!(await continuesMark(records, mark, tree))) {
    throw storeErrors.foreignStore(tenant)
  }
  // The list of erasures is asked only where it is the one that the mark expects; otherwise the whole log is.
  const expected = erasedDigest(await control.listErasures(tenant)) === mark.erased
  if (!expected && !(await continuesMark(records, { size: 0, state: '' }, tree))) {
    throw storeErrors.foreignStore(tenant)
  }
  const replayed = await replayErasures(records, control, expected ? mark.size : 0)
  if (replayed.length > 0) {
    await noteReplayed(records, replayed, host)
    const { why, fix, code } = storeErrors.erasuresReplayed(tenant, replayed.length)
    onDiagnostic({ severity: 'warning', code, why, fix })
  }
  const erased = erasedDigest(await control.listErasures(tenant))
  const told = await toldChanges(records, mark.size)
  await marks.write((stored) => stored && afterOpening(stored, { mark, tree, erased, told }))
}

/** Pure: what a mark says once its store was recognised; nothing where that is what it says already. */
function afterOpening(
  stored: StoreMark,
  seen: {
    readonly mark: StoreMark
    readonly tree: Pick<StoredTree, 'size' | 'state'>
    readonly erased: string
    readonly told: ToldChanges
  },
): MarkContent | undefined {
  const { mark, tree, told } = seen
  const directory = Math.max(stored.directory ?? 0, told.directory)
  // Who wrote the mark meanwhile knows better, or may be erasing: then the log is asked once more at the next opening.
  const erased = stored.version === mark.version ? seen.erased : stored.erased
  const isSame = stored.accepted === mark.accepted
  const accepted = (isSame ? told.accepted : undefined) ?? stored.accepted
  const isGrown = stored.size < tree.size
  const changed =
    isGrown ||
    directory !== (stored.directory ?? 0) ||
    erased !== stored.erased ||
    accepted !== stored.accepted
  if (!changed) return undefined
  const grown = isGrown ? { size: tree.size, state: tree.state, acceptedBy: undefined } : {}
  return { ...stored, ...grown, erased, directory, accepted }
}

/** Makes a store and its mark know each other; of processes that do it at the same time one is first. */
export async function keepIdentity(
  records: Pick<TenantRecords, 'tenant' | 'keepIdentity'>,
  marks: OpenRecords['marks'],
): Promise<void> {
  await marks.write((stored) =>
    stored
      ? undefined
      : {
          identity: randomUUID(),
          phase: 'created',
          size: 0,
          state: '',
          erased: erasedDigest([]),
        },
  )
  const identity = (await marks.read())?.identity ?? ''
  if ((await records.keepIdentity(identity)) !== identity) {
    throw storeErrors.foreignStore(records.tenant)
  }
  await marks.write((stored) =>
    stored?.phase === 'created' ? { ...stored, phase: 'in use' } : undefined,
  )
}

/** Writes into a tenant's log that erasures were carried out again. */
export function noteReplayed(
  records: Pick<TenantRecords, 'tenant' | 'appendEntries'>,
  erasures: readonly Erasure[],
  { clock, namespaceOf }: Pick<RecordsHost, 'clock' | 'namespaceOf'>,
): Promise<void> {
  const { tenant } = records
  const now = clock()
  return records.appendEntries(
    createAuditEntryWriter(tenant, namespaceOf).write(
      [
        {
          type: 'fcc.erasures.replayed',
          subject: `urn:fcc:tenant:${tenant}`,
          data: { subjects: erasures.map(({ subject }) => subject) },
        },
      ],
      { time: now, prefix: `replay:${ulid(now)}` },
    ),
  )
}

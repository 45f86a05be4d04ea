import type { StoreBackend, TenantStore } from '@fcc/contracts'
import type { Aim, Names } from '../aim/names.ts'
import {
  capabilitiesOf,
  credentialOf,
  directoryRowOf,
  keyOf,
  markOf,
} from '../ports/control-store.ts'
import { makeNames, token } from './make-names.ts'
import {
  AT,
  approvalOf,
  bytesOf,
  commitOf,
  creationOf,
  entryOf,
  FAR,
  headOf,
  lastContentOf,
  markerOf,
  NOTHING_REMOVED,
  PLACED,
  personOf,
  treeOf,
} from './records.ts'

/** A tenant with something of every kind, and what is in all of it. */
export interface Planted extends Aim {
  /** A text that is in every record of the tenant, and in nothing else. */
  readonly canary: string
}

/** Fills a tenant of a store with something of every kind, in the tables of the tenant and of the host. */
export async function plant(backend: StoreBackend, tenant: string): Promise<Planted> {
  const canary = `canary-${token(16)}`
  const names = makeNames(tenant)
  const store = await backend.openTenant(tenant)
  await store.keepIdentity(`identity-${canary}`)
  const epoch = await plantRuns(store, names, canary)
  const { control } = backend
  await control.putKey(keyOf(names, canary))
  await control.putKey(keyOf({ ...names, subject: names.erased }, canary))
  await control.shred({ tenant, subject: names.erased, at: AT, by: canary })
  await control.noteWork(tenant, 1)
  await control.writeCapabilities(capabilitiesOf(names, canary))
  await control.writeMark(markOf(names, canary))
  await control.writeTenant(directoryRowOf(names, JSON.stringify({ canary })))
  await control.writeCredential(credentialOf(names, JSON.stringify({ canary })))
  return { names: { ...names, epoch }, canary, guessed: `the text of ${tenant}` }
}

/** Fills the tables of a tenant alone, with ids that somebody else has too. */
export async function plantNamesake(store: TenantStore, names: Names): Promise<void> {
  await store.keepIdentity(`identity of ${names.tenant}`)
  await plantRuns(store, names, `of ${names.tenant}`)
}

async function plantRuns(store: TenantStore, names: Names, canary: string): Promise<number> {
  await store.createRun(creationOf(names, canary))
  const { run, holder, activity, visit } = names
  const lease = await store.acquireLease({ run, holder, now: 1, forMs: FAR - 1 })
  if (!lease) throw new Error(`The lease of a new run of ${names.tenant} is not free.`)
  const sealed = bytesOf(`sealed ${canary}`)
  const digest = bytesOf(`journal ${canary}`)
  const intent = { id: activity, run, visit, kind: 'provider', name: 'ask', startedAt: 1 } as const
  await store.writeIntent(lease, { part: 'intent', activity: intent, sealed, digest })
  await store.writeResult(lease, { part: 'result', activity, sealed, digest })
  const by = personOf(names)
  const command = { run, kind: 'pause', by, say: canary, at: AT, digest } as const
  await store.writeCommand({ ...command, id: names.carried }, [])
  await store.commitVisit(lease, commitOf({ ...names, command: names.carried }, canary, 1))
  await store.writeCommand({ ...command, id: names.command }, [])
  await plantOthers(store, names, canary)
  return lease.epoch
}

/** A run that waits, one that is over, one that was removed, and a log with places. */
async function plantOthers(store: TenantStore, names: Names, canary: string): Promise<void> {
  const { waiting, over, removed, removedEntry, asked, binding } = names
  const bare = { rows: [], contents: [], entries: [], events: [], ledger: [] }
  const awaits = [{ activity: asked, binding }]
  const question = headOf({ ...names, run: waiting }, canary, { state: 'waiting', awaits })
  // A content of another run too: that it has several is known of it.
  const contents = [lastContentOf(canary), ...creationOf(names, canary).contents.slice(0, 1)]
  await store.createRun({ head: question, ...bare, contents })
  await store.writeApproval(approvalOf(names, canary), [])
  // Nobody commits a visit of it before this is carried out.
  const ending = { run: waiting, kind: 'cancel', by: personOf(names), say: canary, at: AT } as const
  await store.writeCommand({ ...ending, id: `${names.command}-end`, digest: bytesOf(canary) }, [])

  for (const run of [over, removed]) {
    const head = headOf({ ...names, run }, canary, { state: 'completed' })
    await store.createRun({ head, ...bare })
  }
  await store.appendEntries([entryOf(removedEntry, undefined, canary)])
  await store.appendEntries([entryOf(`${names.entry}-later`, undefined, canary)])
  const placed = [0, 1, 2].map((place) => ({ insertion: place + 1, place }))
  await store.writeTree(0, placed, treeOf(PLACED, canary))
  await store.removeRecords({
    ...NOTHING_REMOVED,
    runs: [{ marker: markerOf('run', removed, canary), sequence: 0, contents: [] }],
    entries: [markerOf('entry', removedEntry, canary)],
  })
}

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
  creationOf,
  entryOf,
  FAR,
  headOf,
  markerOf,
  NOTHING_REMOVED,
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
  const gone = { ...names, subject: `s_${token(16)}` }
  await control.putKey(keyOf(gone, canary))
  await control.shred({ tenant, subject: gone.subject, at: AT, by: canary })
  await control.writeCapabilities(capabilitiesOf(names, canary))
  await control.writeMark(markOf(names, canary))
  await control.writeTenant(directoryRowOf(names, JSON.stringify({ canary })))
  await control.writeCredential(credentialOf(names, JSON.stringify({ canary })))
  return { names: { ...names, epoch }, canary, guessed: `the text of ${tenant}` }
}

async function plantRuns(store: TenantStore, names: Names, canary: string): Promise<number> {
  await store.createRun(creationOf(names, canary))
  const { run, holder, waiting, removed, activity, visit, asked, binding } = names
  const lease = await store.acquireLease({ run, holder, now: 1, forMs: FAR - 1 })
  if (!lease) throw new Error(`The lease of a new run of ${names.tenant} is not free.`)
  const sealed = bytesOf(`sealed ${canary}`)
  const digest = bytesOf(`journal ${canary}`)
  const intent = { id: activity, run, visit, kind: 'provider', name: 'ask', startedAt: 1 } as const
  await store.writeIntent(lease, { part: 'intent', activity: intent, sealed, digest })
  await store.writeResult(lease, { part: 'result', activity, sealed, digest })
  const by = personOf(names)
  const command = { id: names.command, run, kind: 'pause', by, say: canary, at: AT } as const
  await store.writeCommand({ ...command, digest }, [])

  const bare = { rows: [], contents: [], entries: [], events: [], ledger: [] }
  const awaits = [{ activity: asked, binding }]
  const question = headOf({ ...names, run: waiting }, canary, { state: 'waiting', awaits })
  await store.createRun({ head: question, ...bare })
  await store.writeApproval(approvalOf(names, canary), [])

  const over = headOf({ ...names, run: removed }, canary, { state: 'completed' })
  await store.createRun({ head: over, ...bare })
  const marker = markerOf('run', removed, canary)
  await store.removeRecords({
    ...NOTHING_REMOVED,
    runs: [{ marker, sequence: 0, contents: [] }],
  })
  await store.appendEntries([entryOf(`${names.entry}-later`, undefined, canary)])
  await store.writeTree(0, [{ insertion: 1, place: 0 }], treeOf(1, canary))
  return lease.epoch
}

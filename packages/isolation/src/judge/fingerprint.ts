import { createHash } from 'node:crypto'
import type { StoreBackend } from '@fcc/contracts'
import { TRANSFER_TABLES } from '@fcc/contracts/store-checks'

/**
 * A digest over every record of a tenant: all tables of its own, and its rows in those of the host. What an
 * attempt changed of it shows, whatever it was. Reading takes part in no lock; so the tenant also writes once,
 * without a change: what is held up shows as an end that does not come.
 */
export async function fingerprint(backend: StoreBackend, tenant: string): Promise<string> {
  const hash = createHash('sha256')
  const add = (value: unknown): void => {
    hash.update(
      JSON.stringify(value, (_, each: unknown) =>
        each instanceof Uint8Array ? Buffer.from(each).toString('base64') : each,
      ) ?? 'nothing',
    )
  }
  const store = await backend.openTenant(tenant)
  const identity = await store.readIdentity()
  if (identity !== undefined) add(await store.keepIdentity(identity))
  add(await backend.control.readTenant(tenant))
  const work = await backend.control.listWork()
  add(work.filter((note) => note.tenant === tenant))
  if (backend.transfer) {
    await backend.transfer.look(tenant, async (look) => {
      for (const table of TRANSFER_TABLES) {
        add(table.name)
        for await (const rows of look.rows(table)) add(rows)
      }
    })
    return hash.digest('hex')
  }
  for (const { head } of await store.listRuns()) {
    const { run } = head
    add([await store.readRun(run), await store.readLease(run), await store.readJournal(run)])
    add(await store.readCommands(run))
    for (const { activity } of head.awaits) add(await store.readApproval(run, activity))
  }
  for (const { address } of await store.listContents()) add(await store.readContent(address))
  add([
    await store.readEntries(),
    await store.readEvents(),
    await store.readEvents({ unsent: true }),
    await store.readLedger(),
  ])
  add([await store.listMarkers({ of: 'run' }), await store.readTree()])
  const { control } = backend
  add([await control.readMark(tenant), await control.readCapabilities(tenant)])
  add([
    await control.listErasures(tenant),
    await control.listCredentials({ kind: 'session', tenant }),
  ])
  return hash.digest('hex')
}

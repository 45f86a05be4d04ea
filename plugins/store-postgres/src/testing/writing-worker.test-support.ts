// A process of its own that commits visits of one run and says, line by line, what was acknowledged to it:
// `node writing-worker.test-support.ts TENANT RUN`, with the address in DATABASE_URL.
import { writeSync } from 'node:fs'
import { createPostgresStore } from '../postgres-store.ts'
import { config } from '../settings.ts'
import { commitOf, creationOf } from './sample-visits.test-support.ts'

const [tenant = '', run = ''] = process.argv.slice(2)
const store = createPostgresStore(config.parse({ url: 'env:DATABASE_URL' }))
const backend = await store.open({
  directory: '',
  secret: async () => process.env.DATABASE_URL ?? '',
})
const handle = await backend.openTenant(tenant)
await handle.createRun(creationOf(tenant, run))
const lease = await handle.acquireLease({ run, holder: run, now: Date.now(), forMs: 60_000 })
if (!lease) throw new Error('The lease is not free.')
for (let sequence = 1; ; sequence += 1) {
  await handle.commitVisit(lease, commitOf(tenant, run, sequence))
  // Written at once: a line that is out was acknowledged before the process was killed.
  writeSync(1, `${sequence}\n`)
}

// Erases a tenant in a process of its own, which kills itself before the statement whose name is given:
// `node erasing-worker.test-support.ts TENANT STATEMENT`, with the addresses in DATABASE_URL and ERASER_URL.
import pg from 'pg'
import { createPostgresStore } from '../postgres-store.ts'
import { config } from '../settings.ts'

const [tenant = '', cut = ''] = process.argv.slice(2)
const { query } = pg.Client.prototype
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const [first] = given as [{ readonly name?: string } | undefined]
  if (first?.name === cut) process.kill(process.pid, 'SIGKILL')
  return Reflect.apply(query, this, given)
} as typeof query

const settings = config.parse({ url: 'env:DATABASE_URL', erase_url: 'env:ERASER_URL' })
const backend = await createPostgresStore(settings).open({
  directory: '',
  secret: async (reference) => process.env[reference.replace('env:', '')] ?? '',
})
await backend.erasure?.erase(tenant)
await backend.close()

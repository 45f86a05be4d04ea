import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RedisServer, startRedis } from '@fcc/local-servers'
import executorBullmq from '@fcc/plugin-executor-bullmq'
import {
  createRuntime,
  DEFAULT_LIMITS,
  type HostConfig,
  type Runtime,
  tenantConfig,
} from '@fcc/runtime'
import { type Authenticator, createServer, type Server } from '@fcc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fleetPlugin } from './fleet-plugin.test-support.ts'

const LIMIT_MS = 60_000

let folder: string
let redis: RedisServer
let api: Runtime
let worker: Runtime
let server: Server

/** Who is told by `x-who`, believed as it is. */
const told: Authenticator = {
  async authenticate({ headers }) {
    const id = headers['x-who']
    if (id === undefined) return undefined
    return {
      ...{ kind: 'authenticated', tenant: 'riverside' },
      principal: { id, kind: 'human', roles: ['admin'] },
      credential: { kind: 'host', id },
    }
  },
}

// Neither process looks for runs by itself: what is not handed over stays where it is.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-answered-'))
  redis = await startRedis()
  writeFileSync(join(folder, 'redis'), redis.url)
  const file = join(folder, 'fcc.yaml')
  const config: HostConfig = {
    ...{ directory: folder, file },
    store: { use: 'sqlite', directory: join(folder, '.fcc') },
    executor: { use: 'bullmq', concurrency: 2 },
    events: { use: 'in-process' },
    pluginConfig: { 'executor-bullmq': { url: `file:${join(folder, 'redis')}` } },
    ...{ providers: {}, services: {}, platformConstitutions: [] },
    audit: { checkpointSeconds: 5 },
    limits: { ...DEFAULT_LIMITS, pollMs: 100 },
    tenants: { riverside: tenantConfig('riverside', {}, file) },
  }
  const open = (concurrency: number) =>
    createRuntime({
      ...{ config, concurrency, recover: false, access: 'required' },
      plugins: [executorBullmq, fleetPlugin('http://127.0.0.1:9')],
    })
  api = await open(0)
  worker = await open(2)
  server = await createServer({ runtime: api, authenticators: [told] })
}, LIMIT_MS)
afterAll(async () => {
  await server.close()
  await worker.close()
  await api.close()
  await redis.close()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(who: string, path: string, body?: unknown) {
  const answer = await server.fetch(
    new Request(`http://127.0.0.1/v1/runs${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-who': who, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
}

describe('a run that a worker held and that waits for an answer', () => {
  it(
    'continues once it is answered over HTTP, without a scan and without being resumed',
    async () => {
      const begun = await ask('ada', '', { scenario: 'signed', input: { note: 'x' } })
      const stateOf = async () => (await ask('ada', `/${begun.body.id}`)).body.state
      const becomes = (state: string) =>
        expect.poll(stateOf, { timeout: 20_000, interval: 50 }).toBe(state)
      await becomes('waiting')
      const { shown } = (await ask('grace', `/${begun.body.id}/question`)).body
      expect((await ask('grace', `/${begun.body.id}/approve`, { shown })).status).toBe(204)
      await becomes('completed')
    },
    LIMIT_MS,
  )
})

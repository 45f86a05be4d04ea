import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type RedisServer, startRedis } from '@fcc/local-servers'
import executorBullmq from '@fcc/plugin-executor-bullmq'
import storePostgres from '@fcc/plugin-store-postgres'
import {
  createRuntime,
  DEFAULT_LIMITS,
  type HostConfig,
  type Runtime,
  type TenantSession,
  tenantConfig,
} from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EffectsServer, startEffectsServer } from './effects-server.test-support.ts'
import { fleetPlugin } from './fleet-plugin.test-support.ts'
import { type KeptProcess, keepProcess } from './kept-process.test-support.ts'

const LIMIT_MS = 120_000
const TRIES = 2

let folder: string
let redis: RedisServer
let effects: EffectsServer
let worker: KeptProcess
let api: Runtime
let session: TenantSession

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-fleet-'))
  redis = await startRedis()
  effects = await startEffectsServer()
  writeFileSync(join(folder, 'redis'), redis.url)
  const file = join(folder, 'fcc.yaml')
  const config: HostConfig = {
    ...{ directory: folder, file },
    store: { use: 'sqlite', directory: join(folder, '.fcc') },
    executor: { use: 'bullmq', concurrency: 2, tries: TRIES },
    events: { use: 'in-process' },
    pluginConfig: {
      'executor-bullmq': { url: `file:${join(folder, 'redis')}`, silent_ms: 1000 },
    },
    ...{ providers: {}, services: {}, platformConstitutions: [] },
    audit: { checkpointSeconds: 5 },
    limits: { ...DEFAULT_LIMITS, leaseMs: 3000, recoveryMs: 1000, pollMs: 100 },
    tenants: { riverside: tenantConfig('riverside', {}, file) },
  }
  api = await createRuntime({
    ...{ config, concurrency: 0 },
    plugins: [storePostgres, executorBullmq, fleetPlugin(effects.url)],
  })
  session = api.tenant('riverside').as({ kind: 'human', id: 'ada', roles: ['author'] })
  worker = keepProcess('./fleet-worker.test-support.ts', { config, effects: effects.url })
  await worker.ready()
}, LIMIT_MS)
afterAll(async () => {
  await worker.close()
  await Promise.all([api.close(), redis.close(), effects.close()])
  rmSync(folder, { recursive: true, force: true })
})

const stateOf = async (run: string) => (await session.run(run)).state
const becomes = (run: string, state: string) =>
  expect.poll(() => stateOf(run), { timeout: 30_000, interval: 100 }).toBe(state)

describe('a run that a worker holds', () => {
  it(
    'is cancelled from another process in the middle of its visit, and put into quarantine',
    async () => {
      const [cancelled, held] = [
        await session.start('five', { after0: 'slow' }),
        await session.start('five', { after0: 'slow' }),
      ]
      await becomes(cancelled.id, 'running')
      await becomes(held.id, 'running')
      await session.cancel(cancelled.id)
      await becomes(cancelled.id, 'cancelled')
      await session.quarantine(held.id, 'Somebody looks at it.')
      await becomes(held.id, 'quarantined')
      expect([...effects.done.values()]).toEqual(['slow', 'slow'])
    },
    LIMIT_MS,
  )

  it(
    'is paused after its visit and ends once it is resumed, by another process',
    async () => {
      const run = await session.start('five', { after0: 'a note' })
      await session.pause(run.id)
      await becomes(run.id, 'paused')
      const resumed = await session.resume(run.id)
      expect((await resumed.finished()).state).toBe('completed')
    },
    LIMIT_MS,
  )

  it(
    'is quarantined with its reason once as many workers ended under it as may, and others continue',
    async () => {
      const poisoned = await session.start('five', { after0: 'poison' })
      for (let ends = 0; ends < TRIES; ends++) await worker.ended()
      await becomes(poisoned.id, 'quarantined')
      const { reasons } = await session.run(poisoned.id)
      expect(reasons.map(({ id }) => id)).toEqual(['FCC_RUN_POISONED'])
      const well = await session.start('five', { after0: 'another note' })
      expect((await well.finished()).state).toBe('completed')
      await delay(2000)
      expect(await stateOf(poisoned.id)).toBe('quarantined')
    },
    LIMIT_MS,
  )
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { verifyExport } from '@fcc/audit'
import { isFinal } from '@fcc/contracts'
import {
  type PostgresServer,
  type RedisServer,
  startPostgres,
  startRedis,
} from '@fcc/local-servers'
import executorBullmq from '@fcc/plugin-executor-bullmq'
import {
  createRuntime,
  DEFAULT_LIMITS,
  type GivenPlugin,
  type HostConfig,
  tenantConfig,
} from '@fcc/runtime'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareDatabase } from '../durability/postgres-tenants.test-support.ts'
import { type EffectsServer, startEffectsServer } from './effects-server.test-support.ts'
import { fleetPlugin, outcomeFor, STEPS } from './fleet-plugin.test-support.ts'
import { startWorkers } from './workers.test-support.ts'

const RUNS = Number(process.env.FCC_FLEET_RUNS ?? 100)
const TENANTS = 20
const WORKERS = 3
const LEASE_MS = 3000
const LIMIT_MS = 240_000
const ada = { kind: 'human', id: 'ada', roles: ['author'] } as const

let folder: string
let postgres: PostgresServer
let redis: RedisServer
let effects: EffectsServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-fleet-'))
  postgres = await startPostgres({ settings: { max_connections: '100' } })
  redis = await startRedis()
  effects = await startEffectsServer()
}, LIMIT_MS)
afterAll(async () => {
  await Promise.all([postgres.close(), redis.close(), effects.close()])
  rmSync(folder, { recursive: true, force: true })
})

async function makeFleet(): Promise<[config: HostConfig, plugins: readonly GivenPlugin[]]> {
  const [{ store, pluginConfig }, plugins] = await prepareDatabase(postgres, folder, { pool: 4 })
  const address = join(folder, 'redis')
  writeFileSync(address, redis.url)
  const ids = Array.from({ length: TENANTS }, (_, index) => `tenant-${index}`)
  const config: HostConfig = {
    ...{ directory: folder, file: join(folder, 'fcc.yaml'), store },
    executor: { use: 'bullmq', concurrency: 4, tries: 20 },
    events: { use: 'in-process' },
    pluginConfig: {
      ...pluginConfig,
      'executor-bullmq': { url: `file:${address}`, silent_ms: 2000 },
    },
    ...{ providers: {}, services: {}, platformConstitutions: [] },
    audit: { checkpointSeconds: 5 },
    limits: { ...DEFAULT_LIMITS, leaseMs: LEASE_MS, recoveryMs: 1000, pollMs: 500 },
    tenants: Object.fromEntries(
      ids.map((id) => [id, tenantConfig(id, {}, join(folder, 'fcc.yaml'))]),
    ),
  }
  return [config, [...plugins, executorBullmq, fleetPlugin(effects.url)]]
}

it(
  `ends ${RUNS} runs of ${STEPS} steps as an undisturbed fleet would, whatever is killed, emptied, restarted and frozen`,
  async () => {
    const [config, plugins] = await makeFleet()
    const api = await createRuntime({
      config: { ...config, executor: { ...config.executor, concurrency: 0 } },
      plugins,
    })
    const sessions = Array.from({ length: TENANTS }, (_, index) =>
      api.tenant(`tenant-${index}`).as(ada),
    )
    const sessionOf = (index: number) => sessions[index % TENANTS] as (typeof sessions)[number]
    const workers = await startWorkers(WORKERS, { config, effects: effects.url })
    const begun = performance.now()
    const figures = { kills: 0, refusedStarts: 0 }
    const accepted = new Map<number, string>()

    async function submit(index: number): Promise<void> {
      for (;;) {
        try {
          const input = { after0: `note ${index}` }
          const run = await sessionOf(index).start('five', input, {
            idempotencyKey: `run ${index}`,
          })
          accepted.set(index, run.id)
          return
        } catch {
          // PostgreSQL is being started again: whoever submits tries again, under the same key.
          figures.refusedStarts += 1
          await delay(200)
        }
      }
    }
    async function submitAll(): Promise<void> {
      for (let index = 0; index < RUNS; index++) {
        await submit(index)
        await delay(40)
      }
    }
    async function disturb(): Promise<void> {
      const kill = async (which: number) => {
        figures.kills += 1
        await workers.kill(which)
        await delay(1500)
      }
      await delay(1000)
      await kill(0)
      await redis.tell('FLUSHALL')
      await kill(1)
      const frozen = workers.freeze(2, 2 * LEASE_MS)
      await kill(0)
      await redis.restart()
      await kill(1)
      await postgres.stop('immediate')
      await postgres.start()
      await frozen
      await kill(2)
    }
    await Promise.all([submitAll(), disturb()])
    const open = new Map(accepted)
    while (open.size > 0) {
      await delay(500)
      for (const [index, id] of open) {
        const { state } = await sessionOf(index).run(id)
        if (isFinal(state)) open.delete(index)
      }
    }
    const seconds = (performance.now() - begun) / 1000
    console.info(
      `${accepted.size} runs of ${TENANTS} tenants in ${seconds.toFixed(1)} s; ${figures.kills} workers killed, 1 frozen, Redis emptied and restarted, PostgreSQL restarted; ${figures.refusedStarts} starts tried again; ${effects.done.size} side effects, ${effects.repeats()} asked for again`,
    )

    expect(accepted.size).toBe(RUNS)
    for (const [index, id] of accepted) {
      const session = sessionOf(index)
      const { state, reasons } = await session.run(id)
      expect([state, reasons]).toEqual(['completed', []])
      const { text } = await session.outcome(id, `after${STEPS}`)
      expect(text).toBe(outcomeFor(`note ${index}`))
      expect((await session.explain(id)).visits).toHaveLength(STEPS)
    }
    // Each step of each run has one key, under which one thing was done.
    expect(effects.done.size).toBe(RUNS * STEPS)
    expect(new Set(effects.done.values()).size).toBe(RUNS * STEPS)
    for (const [index, session] of sessions.entries()) {
      expect((await api.tenants.inspect(`tenant-${index}`)).problems).toEqual([])
      const { text, verifierKey } = await session.exportAudit()
      expect(verifyExport(Buffer.from(text), { key: verifierKey }).findings).toEqual([])
    }
    expect(await workers.end(1)).toBe(0)
    await workers.close()
    await api.close()
  },
  LIMIT_MS,
)

import { setTimeout as delay } from 'node:timers/promises'
import { verifyExport } from '@fcc/audit'
import { isFinal, RUN_STATES } from '@fcc/contracts'
import { freePort } from '@fcc/local-servers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fleet, LEASE_MS, openFleet } from './fleet.test-support.ts'
import { outcomeFor, STEPS } from './fleet-plugin.test-support.ts'
import { keepProcess } from './kept-process.test-support.ts'
import { submitRun } from './submit-run.test-support.ts'

const RUNS = Number(process.env.FCC_FLEET_RUNS ?? 500)
const TENANTS = 20
const WORKERS = 3
/** How many runs are submitted at a time, each by somebody of its own. */
const SUBMITTERS = 4
const LIMIT_MS = 400_000
const UNFINISHED = RUN_STATES.filter((state) => !isFinal(state))
const ada = { kind: 'human', id: 'ada', roles: ['author'] } as const

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet(TENANTS)
}, LIMIT_MS)
afterAll(() => fleet.close())

it(
  `ends ${RUNS} runs of ${STEPS} steps as an undisturbed fleet would, whatever is killed, emptied, restarted and frozen`,
  async () => {
    const { redis, postgres, effects, given } = fleet
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const api = keepProcess('./fleet-api.test-support.ts', { ...given, port })
    const workers = Array.from({ length: WORKERS }, () =>
      keepProcess('./fleet-worker.test-support.ts', given),
    )
    await Promise.all([api, ...workers].map((each) => each.ready()))
    const at = (which: number) => workers[which] as (typeof workers)[number]
    const begun = performance.now()
    const figures = { kills: 0, apiKills: 0, refusedStarts: 0 }
    const accepted = new Map<number, string>()
    const waiting = Array.from({ length: RUNS }, (_, index) => index)

    async function submit(index: number): Promise<void> {
      const asked = {
        ...{ tenant: `tenant-${index % TENANTS}`, note: `note ${index}` },
        key: `run ${index}`,
      }
      for (;;) {
        const answer = await submitRun(url, asked)
        if (answer) {
          accepted.set(index, answer.id)
          return
        }
        // Whoever is not answered tries again, under the same key.
        figures.refusedStarts += 1
        await delay(200)
      }
    }
    async function submitAll(): Promise<void> {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await submit(next)
        await delay(100)
      }
    }
    async function disturb(): Promise<void> {
      const kill = async (which: number) => {
        figures.kills += 1
        await at(which).kill()
        await delay(1500)
      }
      await delay(1000)
      await kill(0)
      figures.apiKills += 1
      await api.kill()
      await redis.tell('FLUSHALL')
      await kill(1)
      const frozen = at(2).freeze(2 * LEASE_MS)
      await kill(0)
      await redis.restart()
      await kill(1)
      await postgres.stop('immediate')
      await postgres.start()
      await frozen
      figures.apiKills += 1
      await api.kill()
      await kill(2)
    }
    const submitters = Array.from({ length: SUBMITTERS }, submitAll)
    await Promise.all([...submitters, disturb()])
    const runtime = await fleet.look()
    const sessions = fleet.tenants.map((id) => runtime.tenant(id).as(ada))
    const isOver = async (session: (typeof sessions)[number]) =>
      (await session.runs({ states: UNFINISHED, limit: 1 })).length === 0
    while (!(await Promise.all(sessions.map(isOver))).every(Boolean)) await delay(500)
    const seconds = (performance.now() - begun) / 1000
    console.info(
      `${accepted.size} runs of ${TENANTS} tenants in ${seconds.toFixed(1)} s; ${figures.kills} workers and ${figures.apiKills} API processes killed, 1 worker frozen, Redis emptied and restarted, PostgreSQL restarted; ${figures.refusedStarts} starts tried again; ${effects.done.size} side effects, ${effects.repeats()} asked for again`,
    )

    expect(accepted.size).toBe(RUNS)
    await Promise.all(
      sessions.map(async (session, tenant) => {
        for (const [index, id] of accepted) {
          if (index % TENANTS !== tenant) continue
          const { state, reasons } = await session.run(id)
          expect([state, reasons]).toEqual(['completed', []])
          const { text } = await session.outcome(id, `after${STEPS}`)
          expect(text).toBe(outcomeFor(`note ${index}`))
          expect((await session.explain(id)).visits).toHaveLength(STEPS)
        }
        expect((await session.runs({ limit: RUNS })).length).toBe(
          [...accepted.keys()].filter((index) => index % TENANTS === tenant).length,
        )
      }),
    )
    // Each step of each run has one key, under which one thing was done.
    expect(effects.done.size).toBe(RUNS * STEPS)
    expect(new Set(effects.done.values()).size).toBe(RUNS * STEPS)
    for (const [index, session] of sessions.entries()) {
      expect((await runtime.tenants.inspect(`tenant-${index}`)).problems).toEqual([])
      const { text, verifierKey } = await session.exportAudit()
      expect(verifyExport(Buffer.from(text), { key: verifierKey }).findings).toEqual([])
    }
    expect(await at(1).end()).toBe(0)
    expect(await api.end()).toBe(0)
    await Promise.all(workers.map((each) => each.close()))
    await runtime.close()
  },
  LIMIT_MS,
)

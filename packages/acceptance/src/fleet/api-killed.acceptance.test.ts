import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isFinal, type Principal } from '@fcc/contracts'
import { freePort } from '@fcc/local-servers'
import type { Runtime } from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fleet, openFleet } from './fleet.test-support.ts'
import type { FleetApiGiven } from './fleet-api.test-support.ts'
import { outcomeFor, STEPS } from './fleet-plugin.test-support.ts'
import { type KeptProcess, keepProcess } from './kept-process.test-support.ts'
import { submitRun } from './submit-run.test-support.ts'

const LIMIT_MS = 180_000
/** How many runs are asked for while the process is killed again and again. */
const ASKED = 6
const ada: Principal = { kind: 'human', id: 'ada', roles: ['author'] }

let fleet: Fleet
let worker: KeptProcess
let runtime: Runtime

beforeAll(async () => {
  fleet = await openFleet(1)
  worker = keepProcess('./fleet-worker.test-support.ts', fleet.given)
  await worker.ready()
  runtime = await fleet.look()
}, LIMIT_MS)
afterAll(async () => {
  await worker.close()
  await runtime.close()
  await fleet.close()
})

const session = () => runtime.tenant('tenant-0').as(ada)

async function withApi(
  dies: FleetApiGiven['dies'],
  use: (url: string, api: KeptProcess) => Promise<void>,
): Promise<void> {
  const port = await freePort()
  const given: FleetApiGiven = { ...fleet.given, port, ...(dies ? { dies } : {}) }
  const api = keepProcess('./fleet-api.test-support.ts', given)
  try {
    await api.ready()
    await use(`http://127.0.0.1:${port}`, api)
  } finally {
    await api.close()
  }
}

/** Sees that a run ends as it would have, undisturbed. */
async function endsWell(id: string, note: string): Promise<void> {
  await expect
    .poll(async () => isFinal((await session().run(id)).state), { timeout: 60_000, interval: 200 })
    .toBe(true)
  const { state, reasons } = await session().run(id)
  expect([state, reasons]).toEqual(['completed', []])
  expect((await session().outcome(id, `after${STEPS}`)).text).toBe(outcomeFor(note))
  expect((await session().explain(id)).visits).toHaveLength(STEPS)
}

describe('an API process that is killed while a run is submitted', () => {
  it.each(['before-enqueue', 'after-enqueue'] as const)(
    '%s: the run that it stored ends all the same, and is the one that a repeat under its key is given',
    async (at) => {
      const before = (await session().runs({ limit: 100 })).map(({ id }) => id)
      await withApi({ at, mark: join(fleet.folder, at) }, async (url, api) => {
        const asked = { tenant: 'tenant-0', note: at, key: at }
        expect(await submitRun(url, asked)).toBeUndefined()
        const found = (await session().runs({ limit: 100 })).filter(
          ({ id }) => !before.includes(id),
        )
        expect(found).toHaveLength(1)
        const [{ id = '' } = {}] = found
        // Nobody put it into the queue; it is found in the store.
        await endsWell(id, at)
        await api.ready()
        expect(await submitRun(url, asked)).toEqual({ status: 200, id })
      })
    },
    LIMIT_MS,
  )

  it(
    'at any moment: what was acknowledged ends, what was not is whole or not there, and no key begins two runs',
    async () => {
      const before = (await session().runs({ limit: 100 })).length
      const acknowledged = new Map<number, string>()
      await withApi(undefined, async (url, api) => {
        const asked = (index: number) => ({
          ...{ tenant: 'tenant-0', note: `moment ${index}` },
          key: `moment-${index}`,
        })
        let tookMs = 0
        for (let index = 0; index < ASKED; index++) {
          await api.ready()
          const begun = performance.now()
          const answering = submitRun(url, asked(index))
          // How long a start takes is seen by the first; the others are cut in every part of it.
          if (index === 0) await answering
          else await delay((tookMs * index) / (ASKED - 2))
          tookMs ||= performance.now() - begun
          await api.kill()
          const answer = await answering
          if (answer) acknowledged.set(index, answer.id)
        }
        const there = (await session().runs({ limit: 100 })).length - before
        expect(there).toBeGreaterThanOrEqual(acknowledged.size)
        expect(there).toBeLessThanOrEqual(ASKED)
        await api.ready()
        let begun = 0
        for (let index = 0; index < ASKED; index++) {
          const answer = await submitRun(url, asked(index))
          if (answer?.status === 201) begun += 1
          expect(answer?.id).toBe(acknowledged.get(index) ?? answer?.id)
          await endsWell(answer?.id ?? '', `moment ${index}`)
        }
        console.info(
          `${ASKED} starts were cut: ${acknowledged.size} had been answered, ${there} were stored, ${begun} begun by the repeat`,
        )
        expect(begun).toBe(ASKED - there)
        expect((await session().runs({ limit: 100 })).length - before).toBe(ASKED)
      })
      expect((await runtime.tenants.inspect('tenant-0')).problems).toEqual([])
      // Each step of each run has one key, under which one thing was done.
      expect(new Set(fleet.effects.done.values()).size).toBe(fleet.effects.done.size)
    },
    LIMIT_MS,
  )
})

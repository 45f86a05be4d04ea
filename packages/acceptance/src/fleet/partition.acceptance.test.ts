import { setTimeout as delay } from 'node:timers/promises'
import { isFinal, type Principal } from '@fcc/contracts'
import type { Runtime } from '@fcc/runtime'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fleet, LEASE_MS, openFleet } from './fleet.test-support.ts'
import { outcomeFor, STEPS } from './fleet-plugin.test-support.ts'
import { type KeptProcess, keepProcess } from './kept-process.test-support.ts'
import { type NetworkNamespace, openNamespace } from './network-namespace.test-support.ts'

const LIMIT_MS = 180_000
const ada: Principal = { kind: 'human', id: 'ada', roles: ['author'] }
/** For how long after it is joined again what was under way may arrive, in milliseconds. */
const LATE_MS = 2 * LEASE_MS

let fleet: Fleet
let network: NetworkNamespace
let runtime: Runtime
/** In a network of its own. */
let apart: KeptProcess
let other: KeptProcess | undefined

beforeAll(async () => {
  fleet = await openFleet(1)
  const { postgres, redis, effects } = fleet
  network = await openNamespace([postgres.port, redis.port, Number(new URL(effects.url).port)])
  apart = keepProcess('./fleet-worker.test-support.ts', fleet.given, { before: network.before })
  await apart.ready()
  runtime = await fleet.look()
}, LIMIT_MS)
afterAll(async () => {
  await Promise.all([apart.close(), other?.close()])
  await runtime.close()
  await network.close()
  await fleet.close()
})

it(
  'a worker that is cut off past its lease writes nothing afterwards of a run that another one continued, and works again',
  async () => {
    const { effects } = fleet
    const session = runtime.tenant('tenant-0').as(ada)
    const ended = (id: string) =>
      expect
        .poll(async () => isFinal((await session.run(id)).state), {
          timeout: 60_000,
          interval: 100,
        })
        .toBe(true)
    const isDone = (what: string) =>
      expect
        .poll(() => [...effects.done.values()], { timeout: 60_000, interval: 10 })
        .toContain(what)

    const run = await session.start('five', { after0: 'late' })
    // Its second step has had its effect, and commits in a moment: into a cable that is out.
    await isDone('late.1')
    network.cut()
    other = keepProcess('./fleet-worker.test-support.ts', fleet.given)
    await ended(run.id)
    const { sequence } = await session.run(run.id)
    const visits = JSON.stringify((await session.explain(run.id)).visits)

    network.join()
    await delay(LATE_MS)
    // What the first one had sent has arrived by now, or was given up.
    expect((await session.run(run.id)).sequence).toBe(sequence)
    const explained = await session.explain(run.id)
    expect(JSON.stringify(explained.visits)).toBe(visits)
    expect(explained.visits).toHaveLength(STEPS)
    expect((await session.outcome(run.id, `after${STEPS}`)).text).toBe(outcomeFor('late'))
    expect(effects.done.size).toBe(STEPS)
    expect((await runtime.tenants.inspect('tenant-0')).problems).toEqual([])

    // Nobody else is there: it is the one that was cut off that executes this.
    expect(await other.end()).toBe(0)
    const next = await session.start('five', { after0: 'next' })
    await ended(next.id)
    expect((await session.run(next.id)).state).toBe('completed')
  },
  LIMIT_MS,
)

import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sqliteStore } from '@fcc/store'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { createGate } from '../testing/gate.test-support.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  createLatch,
  expectCode,
  grace,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { openWaitingRun } from '../testing/waiting-run.test-support.ts'

/** Two runtimes on one data directory, as two processes have them, and a skill that waits at a gate. */
async function openTwoSessions() {
  const gate = createGate()
  const plugins = [sample({ write: gate.write })]
  const limits = { ...DEFAULT_LIMITS, leaseMs: 300, pollMs: 10 }
  const parts = { directory: temporaryFolder(), store: 'sqlite' as const, plugins }
  const open = () => openSession({ ...parts, config: { limits } })
  return { gate, first: await open(), second: await open() }
}

describe('a run that another process holds', () => {
  it('is cancelled for another process by the one that holds it', async () => {
    const { gate, first, second } = await openTwoSessions()
    const handle = await first.start('write', { note: 'x' })
    await gate.entered.opened
    await second.cancel(handle.id)
    await second.cancel(handle.id)
    expect(await handle.finished()).toMatchObject({
      state: 'cancelled',
      reasons: [{ say: 'Cancelled by ada.' }],
    })
  })

  it('is paused after its visit by the one that holds it, and stays so until it is resumed', async () => {
    const { gate, first, second } = await openTwoSessions()
    const handle = await first.start('twice', { note: 'x' })
    await gate.entered.opened
    expect((await second.pause(handle.id, 'Month end')).state).not.toBe('paused')
    gate.leave.open()
    expect(await handle.finished()).toMatchObject({
      state: 'paused',
      nodes: { first: { visits: 1 } },
      reasons: [{ say: 'Month end' }],
    })
    expect(gate.seen.aborted).toBe(false)
    const { entries } = await second.explain(handle.id)
    const paused = entries.map(({ canonical }) => JSON.parse(canonical)).at(-1)
    expect(paused).toMatchObject({ type: 'fcc.run.paused', data: { by: 'ada' } })
    await expectCode('FCC_RUN_STATE', () => second.pause(handle.id))
    const run = await (await second.resume(handle.id)).finished()
    expect(run).toMatchObject({
      state: 'completed',
      nodes: { first: { visits: 1 }, second: { visits: 1 } },
    })
  })

  it('is followed past the question that was answered, until its holder has continued it', async () => {
    const directory = temporaryFolder()
    const limits = { ...DEFAULT_LIMITS, leaseMs: 300, pollMs: 10 }
    const { runtime, run } = await openWaitingRun({
      directory,
      store: 'sqlite',
      config: { limits },
    })
    const session = runtime.tenant('riverside').as(grace)
    await readAndAnswer(session, run.id, { decision: 'approved' })
    const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
    const store = await backend.openTenant('riverside')
    const holder = 'elsewhere.example/1@01JD5V8R3N4T6W8Y0Z2B4D6F8H'
    const now = Date.now()
    expect(await store.acquireLease({ run: run.id, holder, now, forMs: 300 })).toBeDefined()
    await backend.close()
    const handle = await session.resume(run.id)
    expect((await handle.record()).state).toBe('waiting')
    expect((await handle.finished()).state).toBe('completed')
  })

  it('is put in quarantine in the middle of a long visit', async () => {
    const { gate, first, second } = await openTwoSessions()
    const handle = await first.start('write', { note: 'x' })
    await gate.entered.opened
    await second.quarantine(handle.id, 'Wrong note')
    expect(await handle.finished()).toMatchObject({
      state: 'quarantined',
      reasons: [{ say: 'Wrong note' }],
    })
    expect(gate.seen.aborted).toBe(true)
    await expectCode('FCC_RUN_QUARANTINED', () => second.resume(handle.id))
  })

  it('is put in quarantine at once while its process follows it and a person is waited for', async () => {
    const { gate, first, second } = await openTwoSessions()
    gate.leave.open()
    const handle = await first.start('signed', { note: 'x' }, { wait: true })
    const ended = handle.finished()
    while ((await second.run(handle.id)).state !== 'waiting') await delay(5)
    // Nobody holds a run that waits: whoever commands it carries that out.
    expect((await second.quarantine(handle.id)).state).toBe('quarantined')
    expect((await ended).state).toBe('quarantined')
  })

  it('releases nothing after another process cancelled it, also where its last step ends well', async () => {
    const entered = createLatch()
    const leave = createLatch()
    const write: SampleParts['write'] = async () => {
      entered.open()
      await leave.opened
      return { artifacts: { written: 'made after all' } }
    }
    const parts = { directory: temporaryFolder(), store: 'sqlite' as const }
    const plugins = [sample({ write })]
    const config = { limits: { ...DEFAULT_LIMITS, leaseMs: 60_000, pollMs: 10 } }
    const first = await openSession({ ...parts, plugins, config })
    const second = await openSession({ ...parts, plugins, config })
    const handle = await first.start('write', { note: 'x' })
    await entered.opened
    // Its holder has not heard of it yet, and the store refuses what it would commit.
    await second.cancel(handle.id)
    leave.open()
    expect(await handle.finished()).toMatchObject({ state: 'cancelled', released: {} })
    const { visits, entries } = await second.explain(handle.id)
    expect(visits).toEqual([])
    const types = entries.map(({ canonical }) => JSON.parse(canonical).type)
    expect(types).toEqual(['fcc.run.started', 'fcc.run.cancelled', 'fcc.run.ended'])
  })

  it('is resumed by a row that any process writes, and says by whom', async () => {
    const { gate, first, second } = await openTwoSessions()
    gate.leave.open()
    const handle = await first.start('twice', { note: 'x' })
    await handle.finished()
    const other = await first.start('signed', { note: 'y' })
    await other.finished()
    await second.quarantine(other.id)
    const resumed = await second.resume(other.id, { fromQuarantine: true })
    expect((await resumed.finished()).state).toBe('waiting')
    const { entries } = await first.explain(other.id)
    const last = entries
      .map(({ canonical }) => JSON.parse(canonical))
      .find(({ type }) => type === 'fcc.run.resumed')
    expect(last).toMatchObject({ data: { by: 'ada' } })
  })
})

describe('a process whose event loop stands still for longer than its lease', () => {
  it('reports it, and whoever waits for the run follows it', async () => {
    const diagnostics: string[] = []
    const write: SampleParts['write'] = async () => {
      const until = performance.now() + 400
      while (performance.now() < until);
      await delay(50)
      return { artifacts: { written: 'late' } }
    }
    const session = await openSession({
      directory: temporaryFolder(),
      store: 'sqlite',
      plugins: [sample({ write })],
      config: { limits: { ...DEFAULT_LIMITS, leaseMs: 120, pollMs: 10 } },
      onDiagnostic: ({ code }) => diagnostics.push(code),
    })
    const handle = await session.start('write', { note: 'x' })
    expect((await handle.finished()).state).toBe('completed')
    expect(diagnostics).toContain('FCC_EVENT_LOOP_BLOCKED')
  })
})

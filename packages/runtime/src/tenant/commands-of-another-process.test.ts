import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { createGate } from '../testing/gate.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import { expectCode, openSession, temporaryFolder } from '../testing/test-runtime.test-support.ts'

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
})

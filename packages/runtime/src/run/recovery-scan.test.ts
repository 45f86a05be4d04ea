import { readdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from '@fcc/store'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  grace,
  openAbandonedRuntime,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { openWaitingRun } from '../testing/waiting-run.test-support.ts'

const LONG_MS = 3_600_000
const limits = { ...DEFAULT_LIMITS, pollMs: 10, recoveryMs: 20, closeGraceMs: 20 }

/** A run of a process that will never commit another visit, and the folder it is in. */
async function leaveRun() {
  const directory = temporaryFolder()
  const stuck = createLatch()
  const write: SampleParts['write'] = () => {
    stuck.open()
    return new Promise(() => undefined)
  }
  const dying = await openAbandonedRuntime({
    directory,
    store: 'sqlite',
    plugins: [sample({ write })],
  })
  const { id } = await dying.tenant('riverside').as(ada).start('write', { note: 'hi' })
  await stuck.opened
  return { directory, id }
}

/** Rewrites the holder of a run's lease, with a lease that is far from lapsing. */
async function rewriteLease(directory: string, run: string, holder: string): Promise<void> {
  const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
  const store = await backend.openTenant('riverside')
  const { expiresAt = 0 } = (await store.readLease(run)) ?? {}
  await store.acquireLease({ run, holder, now: expiresAt + 1, forMs: LONG_MS })
  await backend.close()
}

const ended = async (directory: string, id: string) => {
  const runtime = await openRuntime({
    directory,
    store: 'sqlite',
    config: { limits },
    recover: true,
  })
  const session = runtime.tenant('riverside').as(ada)
  return (await session.follow(id)).finished()
}

describe('the recovery scan', () => {
  it('executes at once what a container left that had the same host name and process number', async () => {
    const { directory, id } = await leaveRun()
    const earlier = `${hostname()}/${process.pid}@1.01JD5V8R3N4T6W8Y0Z2B4D6F8H`
    await rewriteLease(directory, id, earlier)
    expect((await ended(directory, id)).state).toBe('completed')
  })

  it('leaves alone what a live process holds', async () => {
    const { directory, id } = await leaveRun()
    await rewriteLease(directory, id, 'elsewhere.example/1@1.01JD5V8R3N4T6W8Y0Z2B4D6F8H')
    const runtime = await openRuntime({
      directory,
      store: 'sqlite',
      config: { limits },
      recover: true,
    })
    const session = runtime.tenant('riverside').as(ada)
    // The loop of a start goes on: the run is followed, and nothing is thrown.
    const handle = await session.resume(id)
    const other = await (await session.start('write', { note: 'x' })).finished()
    expect(other.state).toBe('completed')
    expect((await handle.record()).state).toBe('queued')
  })

  it('continues a run that a person answered and nobody resumed', async () => {
    const directory = temporaryFolder()
    const { runtime, run } = await openWaitingRun({ directory, store: 'sqlite' })
    await runtime.tenant('riverside').as(grace).answer(run.id, { decision: 'approved' })
    await runtime.close()
    const second = await openRuntime({
      directory,
      store: 'sqlite',
      config: { limits },
      recover: true,
    })
    const handle = await second.tenant('riverside').as(ada).follow(run.id, { wait: true })
    expect((await handle.finished()).state).toBe('completed')
  })

  it('opens the tenants that may have work, and none of the others', async () => {
    const directory = temporaryFolder()
    const parts = { directory, store: 'sqlite' as const, tenants: { used: {}, rests: {} } }
    const first = await openRuntime(parts)
    await (await first.tenant('used').as(ada).start('write', { note: 'x' })).finished()
    await first.close()
    const { control, close } = await sqliteStore.open({ directory: join(directory, '.fcc') })
    const notes = await control.listWork()
    expect(notes.map(({ tenant }) => tenant)).toEqual(['used'])
    await openRuntime({ ...parts, config: { limits }, recover: true })
    // A note that was written just now may be counted on by whoever wrote it.
    expect(await control.listWork()).toEqual(notes)
    await close()
    const files = readdirSync(join(directory, '.fcc', 'tenants'))
    expect(files.filter((file) => file.startsWith('rests'))).toEqual([])
  })

  it('takes an old note away where every run has ended, and leaves it where one has not', async () => {
    const directory = temporaryFolder()
    const parts = { directory, store: 'sqlite' as const, tenants: { ended: {}, waits: {} } }
    const runtime = await openRuntime({ ...parts, config: { limits }, recover: true })
    const start = (tenant: string, scenario: string) =>
      runtime.tenant(tenant).as(ada).start(scenario, { note: 'x' })
    await (await start('ended', 'write')).finished()
    await (await start('waits', 'signed')).finished()
    await runtime.close()
    const { control, close } = await sqliteStore.open({ directory: join(directory, '.fcc') })
    for (const note of await control.listWork()) {
      await control.clearWork(note)
      await control.noteWork(note.tenant, 1)
    }
    await openRuntime({
      ...parts,
      config: { limits: { ...limits, leaseMs: 100 } },
      recover: true,
    })
    await expect.poll(() => control.listWork()).toEqual([{ tenant: 'waits', at: 1 }])
    await close()
  })
})

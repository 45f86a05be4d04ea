import { readdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Diagnostic } from '@fcc/plugin-api'
import { sqliteStore } from '@fcc/store'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { createTenantRecords } from '../store/create-tenant-records.ts'
import { NO_DIGESTS } from '../store/row-digests.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
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
import { claimRun } from './claim-run.ts'
import { newHolder } from './lease-holder.ts'

/** Far from lapsing, and still a term that a process may take. */
const LONG_MS = 1_800_000
const TEN_DAYS_MS = 864_000_000
const elsewhere = 'elsewhere.example/1@1.01JD5V8R3N4T6W8Y0Z2B4D6F8H'
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
async function rewriteLease(
  directory: string,
  run: string,
  holder: string,
  forMs = LONG_MS,
): Promise<void> {
  const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
  const store = await backend.openTenant('riverside')
  const { expiresAt = 0 } = (await store.readLease(run)) ?? {}
  await store.acquireLease({ run, holder, now: expiresAt + 1, forMs })
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
    await rewriteLease(directory, id, elsewhere)
    const runtime = await openRuntime({
      directory,
      store: 'sqlite',
      config: { limits },
      recover: true,
    })
    const session = runtime.tenant('riverside').as(ada)
    // The loop of a start continues: the run is followed, and nothing is thrown.
    const handle = await session.resume(id)
    const other = await (await session.start('write', { note: 'x' })).finished()
    expect(other.state).toBe('completed')
    expect((await handle.record()).state).toBe('queued')
  })

  it('is not held up by a lease that is dated ten days ahead, and says that there was one', async () => {
    const { directory, id } = await leaveRun()
    await rewriteLease(directory, id, elsewhere, TEN_DAYS_MS)
    const heard: Diagnostic[] = []
    const looking = await openRuntime({ directory, store: 'sqlite' })
    const { problems } = await looking.tenants.inspect('riverside')
    expect(problems.map(({ code }) => code)).toEqual(['FCC_RUN_LEASE_OVERDATED'])
    expect(problems[0]?.why).toContain(elsewhere)
    await looking.close()
    const runtime = await openRuntime({
      directory,
      store: 'sqlite',
      config: { limits },
      recover: true,
      onDiagnostic: (diagnostic) => heard.push(diagnostic),
    })
    const session = runtime.tenant('riverside').as(ada)
    expect((await (await session.follow(id)).finished()).state).toBe('completed')
    expect(heard.map(({ code }) => code)).toContain('FCC_RUN_LEASE_OVERDATED')
    expect((await runtime.tenants.inspect('riverside')).problems).toEqual([])
  })

  it('believes in the longest term that is configured', async () => {
    const { directory, id } = await leaveRun()
    await rewriteLease(directory, id, elsewhere, TEN_DAYS_MS)
    const runtime = await openRuntime({
      directory,
      store: 'sqlite',
      config: { limits: { ...limits, longestLeaseMs: 2 * TEN_DAYS_MS } },
      recover: true,
    })
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.resume(id)
    await (await session.start('write', { note: 'x' })).finished()
    expect((await handle.record()).state).toBe('queued')
    expect((await runtime.tenants.inspect('riverside')).problems).toEqual([])
  })

  it('leaves a run that was claimed from a lease far ahead with one of the usual term', async () => {
    const { directory, id } = await leaveRun()
    await rewriteLease(directory, id, elsewhere, TEN_DAYS_MS)
    const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
    const records = await backend.openTenant('riverside')
    const store = createTenantRecords(records, NO_DIGESTS)
    const handles = { store, holder: newHolder(), limits, clock: Date.now }
    const before = await store.readLease(id)
    const claim = await claimRun(handles, id)
    const after = await store.readLease(id)
    await backend.close()
    expect(claim).toMatchObject({ kind: 'claimed', overdated: before })
    expect(after?.epoch).toBeGreaterThan(before?.epoch ?? 0)
    expect(after?.expiresAt).toBeLessThanOrEqual(Date.now() + limits.leaseMs)
  })

  it('continues a run that a person answered and nobody resumed', async () => {
    const directory = temporaryFolder()
    const { runtime, run } = await openWaitingRun({ directory, store: 'sqlite' })
    await readAndAnswer(runtime.tenant('riverside').as(grace), run.id, { decision: 'approved' })
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

  it('has the entries placed that a process left without a place', async () => {
    const { directory } = await leaveRun()
    const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
    const store = await backend.openTenant('riverside')
    const left = async () => (await store.unplacedEntries(10)).length
    expect(await left()).toBeGreaterThan(0)
    const parts = { directory, store: 'sqlite' as const, recover: true }
    await openRuntime({ ...parts, config: { limits, audit: { checkpointSeconds: 0.02 } } })
    await expect.poll(left, { timeout: 10_000 }).toBe(0)
    await backend.close()
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

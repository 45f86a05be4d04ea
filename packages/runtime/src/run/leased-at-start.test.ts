import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type RunLease, type StoreFactory, stores } from '@fcc/contracts'
import { storeError } from '@fcc/contracts/store-checks'
import { definePlugin } from '@fcc/plugin-api'
import { sqliteStore } from '@fcc/store'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { given, type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

/** Reads the lease of a run as another process does. */
async function leaseOf(directory: string, run: string): Promise<RunLease | undefined> {
  const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
  const lease = await (await backend.openTenant('riverside')).readLease(run)
  await backend.close()
  return lease
}

/** The store of files, which notes which runs are read. */
const countingStore = (reads: string[]): StoreFactory => ({
  ...sqliteStore,
  id: 'counting/store',
  async open(settings) {
    const backend = await sqliteStore.open(settings)
    return {
      ...backend,
      async openTenant(tenant) {
        const store = await backend.openTenant(tenant)
        const readRun: typeof store.readRun = (run) => {
          reads.push(run)
          return store.readRun(run)
        }
        return { ...store, readRun }
      },
    }
  },
})

/** The store of files, which refuses every new run, and which notes what it is asked to write then. */
const fullStore = (asked: string[]): StoreFactory => ({
  ...sqliteStore,
  id: 'counting/store',
  async open(settings) {
    const backend = await sqliteStore.open(settings)
    return {
      ...backend,
      async openTenant(tenant) {
        const store = await backend.openTenant(tenant)
        const noted = (name: 'writeIntent' | 'commitVisit' | 'acquireLease') => ({
          [name]: (...given: never[]) => {
            asked.push(name)
            return (store[name] as (...all: never[]) => Promise<unknown>)(...given)
          },
        })
        const createRun: typeof store.createRun = async () => {
          await setTimeout(20)
          throw storeError('FCC_STORE_CLOSED', ['The store'])
        }
        return {
          ...store,
          ...noted('writeIntent'),
          ...noted('commitVisit'),
          ...noted('acquireLease'),
          createRun,
        }
      },
    }
  },
})

/** A runtime that advances one run at a time, and a skill that waits until it is let go. */
async function openNarrow(changes: Partial<typeof DEFAULT_LIMITS> = {}) {
  const directory = temporaryFolder()
  const entered = createLatch()
  const leave = createLatch()
  const seen: unknown[] = []
  const write: SampleParts['write'] = async ({ artifacts }) => {
    seen.push(artifacts)
    entered.open()
    await leave.opened
    return { artifacts: { written: 'x' } }
  }
  const limits = { ...DEFAULT_LIMITS, pollMs: 10, recoveryMs: 20, ...changes }
  const parts = {
    directory,
    store: 'sqlite' as const,
    config: { limits, executor: { use: 'in-process', concurrency: 1 } },
  }
  const reads: string[] = []
  const counting = definePlugin({
    id: 'counting',
    setup: ({ contribute }) => contribute(stores, countingStore(reads)),
  })
  const runtime = await openRuntime({
    ...parts,
    config: {
      ...parts.config,
      store: { use: 'counting/store', directory: join(directory, '.fcc') },
    },
    plugins: [sample({ write }), given(counting)],
  })
  return { directory, parts, runtime, entered, leave, seen, reads }
}

describe('a run that its own process advances', () => {
  it('is created under its lease, which no visit claims anew and its last commit gives back', async () => {
    const { directory, runtime, entered, leave } = await openNarrow()
    const session = runtime.tenant('riverside').as(ada)
    const first = await session.start('write', { note: 'one' })
    await entered.opened
    const queued = await session.start('write', { note: 'two' })
    const held = await leaseOf(directory, first.id)
    expect(held?.epoch).toBe(1)
    expect(await leaseOf(directory, queued.id)).toMatchObject({ holder: held?.holder, epoch: 1 })
    leave.open()
    expect((await first.finished()).state).toBe('completed')
    expect((await queued.finished()).state).toBe('completed')
    expect(await leaseOf(directory, first.id)).toBeUndefined()
    expect(await leaseOf(directory, queued.id)).toBeUndefined()
  })

  it('is not read from the store by who waits for it while it waits for its turn', async () => {
    const { runtime, entered, leave, reads } = await openNarrow()
    const session = runtime.tenant('riverside').as(ada)
    const first = await session.start('write', { note: 'one' })
    await entered.opened
    const queued = await session.start('write', { note: 'two' })
    const finished = queued.finished()
    // Ten times as long as it takes until somebody who cannot hear of a run looks into the store.
    await setTimeout(100)
    expect(reads).not.toContain(queued.id)
    leave.open()
    await first.finished()
    expect((await finished).state).toBe('completed')
  })

  it('is not read from the store by who waits for it though its lease lapses before its turn comes', async () => {
    const { runtime, entered, leave, reads } = await openNarrow({
      leaseMs: 40,
      longestLeaseMs: 40,
      recoveryMs: 60_000,
    })
    const session = runtime.tenant('riverside').as(ada)
    const first = await session.start('write', { note: 'one' })
    await entered.opened
    const queued = await session.start('write', { note: 'two' })
    const finished = queued.finished()
    // Ten times as long as it takes until somebody who cannot hear of a run looks into the store.
    await setTimeout(100)
    expect(reads).not.toContain(queued.id)
    leave.open()
    await first.finished()
    expect((await finished).state).toBe('completed')
  })

  it('is free for the next process where its own closes before its turn', async () => {
    const { parts, directory, runtime, entered, leave } = await openNarrow({ closeGraceMs: 50 })
    const session = runtime.tenant('riverside').as(ada)
    await session.start('write', { note: 'one' })
    await entered.opened
    const queued = await session.start('write', { note: 'two' })
    const closing = runtime.close()
    leave.open()
    await closing
    expect(await leaseOf(directory, queued.id)).toBeUndefined()
    const next = await openRuntime({ ...parts, recover: true })
    const followed = await next.tenant('riverside').as(ada).follow(queued.id)
    expect((await followed.finished()).state).toBe('completed')
  })

  it('that waited too long for its turn is another process’s, and is done once', async () => {
    const { parts, runtime, entered, leave, seen } = await openNarrow({ leaseMs: 1_500 })
    const session = runtime.tenant('riverside').as(ada)
    const first = await session.start('write', { note: 'one' })
    await entered.opened
    const queued = await session.start('write', { note: 'two' }, { wait: true })
    const other = await openRuntime({ ...parts, recover: true })
    const there = await other.tenant('riverside').as(ada).follow(queued.id)
    expect((await there.finished()).state).toBe('completed')
    leave.open()
    expect((await first.finished()).state).toBe('completed')
    expect((await queued.finished()).state).toBe('completed')
    expect(seen).toHaveLength(1)
  })

  it('has its lease renewed first where what is left may not last until the next time', async () => {
    const directory = temporaryFolder()
    const entered = createLatch()
    const leave = createLatch()
    const held: (RunLease | undefined)[] = []
    let queuedRun = ''
    let later = 0
    const write: SampleParts['write'] = async () => {
      entered.open()
      await leave.opened
      held.push(await leaseOf(directory, queuedRun))
      return { artifacts: { written: 'x' } }
    }
    const runtime = await openRuntime({
      directory,
      store: 'sqlite',
      plugins: [sample({ write })],
      clock: () => Date.now() + later,
      config: { executor: { use: 'in-process', concurrency: 1 } },
    })
    const session = runtime.tenant('riverside').as(ada)
    await session.start('write', { note: 'one' })
    await entered.opened
    const queued = await session.start('write', { note: 'two' })
    queuedRun = queued.id
    const before = await leaseOf(directory, queuedRun)
    later = DEFAULT_LIMITS.leaseMs / 2
    leave.open()
    expect((await queued.finished()).state).toBe('completed')
    expect(held[0]).toEqual(before)
    expect(held[1]).toMatchObject({ holder: before?.holder, epoch: 1 })
    expect(held[1]?.expiresAt).toBeGreaterThan(before?.expiresAt ?? Number.POSITIVE_INFINITY)
  })

  it('is not leased where another process may be given it', async () => {
    const { parts, directory } = await openNarrow()
    const executor = { use: 'in-process', concurrency: 0 }
    const asking = await openRuntime({ ...parts, config: { ...parts.config, executor } })
    const { id } = await asking.tenant('riverside').as(ada).start('write', { note: 'x' })
    expect(await leaseOf(directory, id)).toBeUndefined()
  })

  it('that cannot be written is refused: no skill of it is called, and nobody looks for it again', async () => {
    const asked: string[] = []
    let calls = 0
    const directory = temporaryFolder()
    const full = definePlugin({
      id: 'counting',
      setup: ({ contribute }) => contribute(stores, fullStore(asked)),
    })
    const write: SampleParts['write'] = async () => {
      calls += 1
      return { artifacts: { written: 'x' } }
    }
    // The lease lapses when the test says so, however long the machine takes until then.
    const time = { now: Date.now() }
    const runtime = await openRuntime({
      directory,
      clock: () => time.now,
      config: {
        limits: { ...DEFAULT_LIMITS, leaseMs: 30, pollMs: 10 },
        executor: { use: 'in-process', concurrency: 1 },
        store: { use: 'counting/store', directory: join(directory, '.fcc') },
      },
      plugins: [sample({ write }), given(full)],
    })
    const session = runtime.tenant('riverside').as(ada)
    await expectCode('FCC_STORE_CLOSED', () => session.start('write', { note: 'one' }))
    time.now += 1000
    await setTimeout(100)
    expect(calls).toBe(0)
    expect(asked).toEqual([])
    expect(await session.runs()).toEqual([])
  })
})

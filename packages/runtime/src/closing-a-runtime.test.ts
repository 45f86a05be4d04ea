import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from './config/host-config.ts'
import { type SampleParts, sample } from './testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  openRuntime,
  openSession,
  temporaryFolder,
} from './testing/test-runtime.test-support.ts'

describe('closing a runtime', () => {
  it('can be done twice, at the same time too, and lets nothing be begun after it', async () => {
    const runtime = await openRuntime()
    await Promise.all([runtime.close(), runtime.close()])
    await runtime.close()
    await expectCode('FCC_RUNTIME_CLOSED', () => runtime.tenant('riverside'))
  })

  it('stops plugins in reverse, after what stands on them', async () => {
    const order: string[] = []
    const { definePlugin } = await import('@fcc/plugin-api')
    const noting = (id: string) =>
      definePlugin({
        id,
        setup({ defer }) {
          order.push(`start ${id}`)
          defer(() => void order.push(`stop ${id}`))
        },
      })
    const runtime = await openRuntime({ plugins: [sample(), noting('one'), noting('two')] })
    const started = [...order]
    await runtime.close()
    const stopped = order.slice(started.length)
    expect(stopped).toEqual(started.map((each) => each.replace('start', 'stop')).reverse())
  })

  it('waits for the visit under way, and leaves the run for the next runtime to continue with', async () => {
    const directory = temporaryFolder()
    const entered = createLatch()
    const leave = createLatch()
    let aborted = false
    const write: SampleParts['write'] = async (_input, { signal }) => {
      entered.open()
      await leave.opened
      aborted = signal.aborted
      return { artifacts: { written: 'made before' } }
    }
    const first = await openRuntime({ directory, store: 'sqlite', plugins: [sample({ write })] })
    const handle = await first.tenant('riverside').as(ada).start('twice', { note: 'x' })
    await entered.opened
    const closing = first.close()
    leave.open()
    await closing
    expect(aborted).toBe(false)
    expect(await handle.finished()).toMatchObject({
      state: 'running',
      nodes: { first: { status: 'done' } },
    })
    const session = await openSession({ directory, store: 'sqlite' })
    expect((await session.run(handle.id)).state).toBe('running')
    // At once: the first runtime released the run's lease.
    const run = await (await session.resume(handle.id)).finished()
    expect(run).toMatchObject({
      state: 'completed',
      nodes: { first: { visits: 1 }, second: { visits: 1 } },
    })
    expect((await session.outcome(run.id, 'copied')).text).toBe('made before')
  })

  it('waits for a run that ends meanwhile, down to its signed checkpoint', async () => {
    const directory = temporaryFolder()
    const entered = createLatch()
    const leave = createLatch()
    const write: SampleParts['write'] = async () => {
      entered.open()
      await leave.opened
      return { artifacts: { written: 'x' } }
    }
    const runtime = await openRuntime({ directory, store: 'sqlite', plugins: [sample({ write })] })
    const handle = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
    await entered.opened
    const closing = runtime.close()
    leave.open()
    expect((await handle.finished()).state).toBe('completed')
    await closing
  })

  it('aborts a visit that outlasts its grace, and leaves the run to whoever claims it', async () => {
    const directory = temporaryFolder()
    const entered = createLatch()
    const write: SampleParts['write'] = async (_input, { signal }) => {
      entered.open()
      await once(signal, 'abort')
      throw signal.reason
    }
    const runtime = await openRuntime({
      directory,
      store: 'sqlite',
      plugins: [sample({ write })],
      config: { limits: { ...DEFAULT_LIMITS, closeGraceMs: 1 } },
    })
    const handle = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
    await entered.opened
    await runtime.close()
    // Nothing was committed of it: it is as it was submitted.
    expect(await handle.finished()).toMatchObject({ state: 'queued', nodes: {} })
    expect(runtime.diagnostics.map(({ code }) => code)).not.toContain('FCC_RUN_ABANDONED')
    const session = await openSession({ directory, store: 'sqlite' })
    expect((await (await session.resume(handle.id)).finished()).state).toBe('completed')
  })

  it('closes without a visit that ignores its abort signal, and says so', async () => {
    const entered = createLatch()
    const leave = createLatch()
    const write: SampleParts['write'] = async () => {
      entered.open()
      await leave.opened
      return { artifacts: { written: 'too late' } }
    }
    const runtime = await openRuntime({
      plugins: [sample({ write })],
      config: { limits: { ...DEFAULT_LIMITS, closeGraceMs: 1 } },
    })
    const handle = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
    const finished = handle.finished().catch((error: unknown) => error)
    await entered.opened
    await runtime.close()
    expect(runtime.diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'FCC_RUN_ABANDONED',
        why: expect.stringContaining(handle.id),
      }),
    )
    leave.open()
    await finished
  })

  it('signs what was done, so that the log verifies afterwards', async () => {
    const directory = temporaryFolder()
    const first = await openRuntime({ directory, store: 'sqlite' })
    const session = first.tenant('riverside').as(ada)
    await Promise.all(
      Array.from({ length: 6 }, async () =>
        (await session.start('twice', { note: 'x' })).finished(),
      ),
    )
    await first.close()
    const { sqliteStore } = await import('@fcc/store')
    const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
    const store = await backend.openTenant('riverside')
    expect(await store.unplacedEntries(1)).toEqual([])
    const tree = await store.readTree()
    expect(tree.checkpoint?.split('\n')[1]).toBe(String((await store.readEntries()).length))
    await backend.close()
    const again = await openSession({ directory, store: 'sqlite' })
    const { verifyExport } = await import('@fcc/audit')
    const { text, verifierKey } = await again.exportAudit()
    const verdict = verifyExport(Buffer.from(text), { key: verifierKey })
    expect(verdict).toMatchObject({
      verdict: 'verified',
      entriesAfterCheckpoint: 0,
      signer: { established: true },
    })
  })

  it('leaves nothing open when it could not be opened', async () => {
    const stopped: string[] = []
    const { definePlugin } = await import('@fcc/plugin-api')
    const { stores } = await import('@fcc/contracts')
    const { memoryStore } = await import('@fcc/store')
    const plugin = definePlugin({
      id: 'broken-store',
      setup({ contribute, defer }) {
        defer(() => void stopped.push('plugin'))
        contribute(stores, {
          ...memoryStore,
          id: 'broken-store/broken',
          open: () => Promise.reject(new Error('no')),
        })
      },
    })
    await expect(
      openRuntime({
        plugins: [plugin],
        config: { store: { use: 'broken', directory: '/nowhere' } },
      }),
    ).rejects.toThrow('no')
    expect(stopped).toEqual(['plugin'])
  })

  it('says which store was chosen that nobody contributes', async () => {
    const error = await expectCode('FCC_HOST_CHOICE_MISSING', () =>
      openRuntime({ config: { store: { use: 'sqlight', directory: '/nowhere' } } }),
    )
    expect(error.why).toContain('fcc-host/sqlite')
  })
})

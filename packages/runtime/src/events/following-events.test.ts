import { eventually } from '@fcc/conformance'
import {
  AUDIT_TYPES,
  type CloudEvent,
  EVENT_TYPES,
  RECORD_TYPES,
  type RecordType,
  subscribers,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { createGate } from '../testing/gate.test-support.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { given, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openAbandonedRuntime,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const idsOf = async (events: AsyncIterable<CloudEvent>): Promise<readonly string[]> => {
  const ids: string[] = []
  for await (const { id } of events) ids.push(id)
  return ids
}

describe('the events of a run', () => {
  it('are there again for who lost the connection, after the last one that arrived, and once each', async () => {
    const gate = createGate()
    const session = await openSession({ plugins: [sample({ write: gate.write })] })
    const handle = await session.start('twice', { note: 'x' })
    const before: string[] = []
    for await (const { id } of session.events(handle.id)) {
      before.push(id)
      if (before.length === 2) break
    }
    // Who left cancelled nothing.
    gate.leave.open()
    expect((await handle.finished()).state).toBe('completed')
    const after = await idsOf(session.events(handle.id, { after: before.at(-1) }))
    expect([...before, ...after]).toEqual(await idsOf(session.events(handle.id)))
    expect(new Set([...before, ...after]).size).toBe(before.length + after.length)
    expect(after.at(-1)).toContain('fcc.run.ended')
  })

  it('are heard in another process than the one that executes the run, to its end', async () => {
    const directory = temporaryFolder()
    const gate = createGate()
    const plugins = [sample({ write: gate.write })]
    const first = await openSession({ directory, store: 'sqlite', plugins })
    const second = await openSession({ directory, store: 'sqlite', plugins })
    const handle = await first.start('twice', { note: 'x' })
    const heard = idsOf(second.events(handle.id))
    await gate.entered.opened
    gate.leave.open()
    expect(await heard).toEqual(await idsOf(first.events(handle.id)))
    const followed = await second.follow(handle.id)
    expect((await followed.finished()).state).toBe('completed')
  })

  it('end with their signal, and when the runtime is closed', async () => {
    const runtime = await openRuntime()
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.start('signed', { note: 'x' })
    await handle.finished()
    const { signal } = AbortSignal.timeout(1) ? { signal: AbortSignal.timeout(1) } : {}
    expect((await idsOf(session.events(handle.id, { signal }))).length).toBeGreaterThan(2)
    const heard = idsOf(session.events(handle.id))
    await runtime.close()
    expect((await heard).length).toBeGreaterThan(2)
  })

  it('of a run that is not there are refused', async () => {
    const session = await openSession()
    await expectCode('FCC_RUN_UNKNOWN', () => idsOf(session.events('nothing')))
  })
})

/** A plugin that hears of ended runs, what it heard, and whether it fails. */
function createListener(fails: () => boolean = () => false) {
  const heard: string[] = []
  const plugin = definePlugin({
    id: 'listener',
    setup({ contribute }) {
      contribute(subscribers, {
        id: 'listener/ends',
        title: 'Hears of ends',
        types: ['fcc.run.ended'],
        handle({ subject }, { tenant }) {
          if (fails()) throw new Error('not now')
          heard.push(`${tenant.id} ${subject}`)
        },
      })
    },
  })
  return { heard, plugin: given(plugin) }
}

describe('a subscriber of a plugin', () => {
  it('hears of its tenants, and of no tenant that does not have its plugin', async () => {
    const { heard, plugin } = createListener()
    const runtime = await openRuntime({
      plugins: [sample(), plugin],
      tenants: { riverside: {}, lakeside: {}, quiet: { plugins: ['sample'] } },
    })
    const ids: string[] = []
    for (const tenant of ['riverside', 'lakeside', 'quiet']) {
      const handle = await runtime.tenant(tenant).as(ada).start('write', { note: 'x' })
      await handle.finished()
      if (tenant !== 'quiet') ids.push(`${tenant} ${handle.id}`)
    }
    await eventually(() => heard.length === 2)
    await runtime.close()
    expect(heard.sort()).toEqual(ids.sort())
  })

  it('that fails on everything changes nothing about the run', async () => {
    const { plugin } = createListener(() => true)
    const runtime = await openRuntime({ plugins: [sample(), plugin] })
    const handle = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
    expect((await handle.finished()).state).toBe('completed')
  })

  it('hears, from the next process, what its own did not get to', async () => {
    const directory = temporaryFolder()
    const before = createListener(() => true)
    const dying = await openAbandonedRuntime({
      directory,
      store: 'sqlite',
      plugins: [sample(), before.plugin],
    })
    const handle = await dying.tenant('riverside').as(ada).start('write', { note: 'x' })
    await handle.finished()
    const { heard, plugin } = createListener()
    await openRuntime({
      directory,
      store: 'sqlite',
      plugins: [sample(), plugin],
      recover: true,
      clock: () => Date.now() + 60_000,
    })
    await eventually(() => heard.length > 0)
    expect(heard).toEqual([`riverside ${handle.id}`])
  })
})

describe('the catalogue of entries and events', () => {
  it('describes every field of everything that runs leave', async () => {
    const types: Readonly<Record<string, RecordType>> = RECORD_TYPES
    const runtime = await openRuntime()
    const session = runtime.tenant('riverside').as(ada)
    const signed = await session.start('signed', { note: 'x' })
    await signed.finished()
    await readAndAnswer(runtime.tenant('riverside').as(grace), signed.id, { decision: 'approved' })
    await (await session.resume(signed.id)).finished()
    const waiting = await session.start('signed', { note: 'y' })
    await waiting.finished()
    await session.quarantine(waiting.id)
    await session.cancel(waiting.id)
    const told: { readonly type: string; readonly data: object }[] = []
    for (const { id } of [signed, waiting]) {
      for await (const event of session.events(id)) told.push(event)
      const { entries } = await session.explain(id)
      told.push(...entries.map(({ canonical }) => JSON.parse(canonical)))
    }
    const undescribed = told.flatMap(({ type, data }) =>
      Object.keys(data)
        .filter((field) => field !== 'envelope' && !Object.hasOwn(types[type]?.data ?? {}, field))
        .map((field) => `${type} ${field}`),
    )
    expect([...new Set(undescribed)]).toEqual([])
    expect(told.every(({ type }) => Object.hasOwn(types, type))).toBe(true)
    expect(new Set([...AUDIT_TYPES, ...EVENT_TYPES])).toEqual(new Set(Object.keys(types)))
  })
})

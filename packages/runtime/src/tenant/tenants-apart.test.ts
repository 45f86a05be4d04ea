import { EventEmitter } from 'node:events'
import type { CloudEvent } from '@fcc/contracts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RunHandle } from '../run/run-handle.ts'
import type { Runtime } from '../runtime.ts'
import { currentTenant, withTenant } from '../tenant-context.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import type { TenantSession } from './tenant-session.ts'

describe.each(['memory', 'sqlite'] as const)('a hostile tenant, over a %s store', (store) => {
  let runtime: Runtime
  let mine: TenantSession
  let theirs: TenantSession
  let victim: RunHandle
  let waiting: RunHandle

  beforeEach(async () => {
    runtime = await openRuntime({
      directory: temporaryFolder(),
      store,
      tenants: { mallory: {}, victim: {} },
    })
    mine = runtime.tenant('mallory').as({ ...grace, id: 'mallory' })
    theirs = runtime.tenant('victim').as(ada)
    victim = await theirs.start('write', { note: 'the words of the victim' }, { subjects: ['p1'] })
    await victim.finished()
    waiting = await theirs.start('signed', { note: 'x' })
    await waiting.finished()
  })

  it('gets nothing by another’s run ids', async () => {
    for (const { id } of [victim, waiting]) {
      const attempts: readonly (() => Promise<unknown>)[] = [
        () => mine.run(id),
        () => mine.explain(id),
        () => mine.resume(id),
        () => mine.resume(id, { acceptVersion: true, fromQuarantine: true }),
        () => mine.cancel(id),
        () => mine.pause(id),
        () => mine.quarantine(id),
        () => mine.answer(id, { decision: 'approved' }),
        () => mine.outcome(id, 'written'),
      ]
      for (const attempt of attempts) {
        const error = await expectCode('FCC_RUN_UNKNOWN', attempt)
        expect(error.why).not.toContain('victim')
      }
    }
    expect((await waiting.record()).state).toBe('waiting')
    expect(await mine.runs()).toEqual([])
    await expectCode('FCC_RUN_UNKNOWN', () => mine.runs({ before: waiting.id }))
  })

  it('guesses no run, whatever it takes for one', async () => {
    const guesses = [
      `${victim.id}/intake`,
      `victim/${victim.id}`,
      `../victim/${victim.id}`,
      '%',
      '*',
      "' or 1=1 --",
      '__proto__',
      victim.id.toLowerCase(),
    ]
    for (const guess of guesses) await expectCode('FCC_RUN_UNKNOWN', () => mine.run(guess))
    await expect(mine.run(`${victim.id}\u0000`)).rejects.toMatchObject({ name: 'FccError' })
    await expect(mine.run('')).rejects.toMatchObject({ name: 'FccError' })
  })

  it('finds nothing of another’s in its own log, events or lists', async () => {
    const { text } = await mine.exportAudit()
    expect(text).not.toContain(victim.id)
    const { text: other } = await theirs.exportAudit()
    expect(other).toContain(victim.id)
    const heard: CloudEvent[] = []
    const bus = runtime.tenant('mallory').events
    await bus.subscribe({}, (event) => void heard.push(event))
    await bus.subscribe({ run: waiting.id }, (event) => void heard.push(event))
    await (await theirs.resume(waiting.id)).finished()
    await (await theirs.start('write', { note: 'more' })).finished()
    expect(heard).toEqual([])
  })

  it('smuggles no event across, in either direction', async () => {
    const events: CloudEvent[] = []
    const handle = await theirs.start('write', { note: 'more' })
    for await (const event of handle.events()) events.push(event)
    const [event] = events
    if (!event) throw new Error('nothing was told')
    const bus = runtime.tenant('mallory').events
    const foreign = 'FCC_EVENT_FOREIGN'
    await expectCode(foreign, () => bus.publish(events))
    await expectCode(foreign, () => bus.publish([{ ...event, fcctenant: 'mallory' }]))
    const forged = { ...event, fcctenant: 'mallory', source: 'urn:fcc:tenant:mallory' }
    await expectCode(foreign, () => runtime.tenant('victim').events.publish([forged]))
    await expectCode('FCC_RUN_UNKNOWN', () => mine.events(handle.id)[Symbol.asyncIterator]().next())
  })

  it('erases nobody but its own subjects of the same name', async () => {
    expect(await mine.shred('p1')).toBe(false)
    expect((await theirs.outcome(victim.id, 'written')).text).toBe('THE WORDS OF THE VICTIM!')
    expect(await theirs.shred('p1')).toBe(true)
    await expectCode('FCC_SEALING_SHREDDED', () => theirs.outcome(victim.id, 'written'))
  })

  it('has other addresses, keys and references for the same content and names', async () => {
    const copy = await mine.start(
      'write',
      { note: 'the words of the victim' },
      { subjects: ['p1'] },
    )
    const [own, other] = [await copy.finished(), await victim.finished()]
    expect(own.artifacts['write/written']?.address).not.toBe(
      other.artifacts['write/written']?.address,
    )
    expect(own.envelope.subjects).not.toEqual(other.envelope.subjects)
    const [first, second] = [await mine.exportAudit(), await theirs.exportAudit()]
    expect(first.verifierKey).not.toBe(second.verifierKey)
    expect(first.verifierKey).toContain('mallory')
  })

  it('cannot make its principal look like a path or a line of the log', async () => {
    for (const id of ['', 'a b', 'a/b', 'a\nb', 'a\u0000', 'x'.repeat(201)]) {
      await expectCode('FCC_PRINCIPAL_INVALID', () =>
        runtime.tenant('mallory').as({ kind: 'human', id, roles: [] }),
      )
    }
    for (const role of ['', ' ', ' officer', 'officer\u0000', 'a\nb']) {
      await expectCode('FCC_PRINCIPAL_INVALID', () =>
        runtime.tenant('mallory').as({ kind: 'human', id: 'a', roles: [role] }),
      )
    }
  })
})

describe('the tenant around', () => {
  it('is the session it was given, across awaits, and no other’s', async () => {
    const runtime = await openRuntime({ tenants: { a: {}, b: {} } })
    const seen = await Promise.all(
      ['a', 'b'].map((id) =>
        withTenant(runtime.tenant(id).as(ada), async () => {
          await new Promise((resolve) => setImmediate(resolve))
          const handle = await currentTenant().start('write', { note: 'x' })
          return [currentTenant().tenant, (await handle.finished()).envelope.tenant]
        }),
      ),
    )
    expect(seen).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ])
  })

  it('stays across awaits, timers and emitters inside, and an inner one ends with its work', async () => {
    const runtime = await openRuntime({ tenants: { a: {}, b: {} } })
    const [a, b] = [runtime.tenant('a').as(ada), runtime.tenant('b').as(ada)]
    const inside = new EventEmitter()
    const seen = await withTenant(a, async () => {
      const heard: string[] = []
      inside.on('asked', () => heard.push(currentTenant().tenant))
      await Promise.resolve()
      heard.push(await withTenant(b, async () => currentTenant().tenant))
      await new Promise<void>((resolve) => setTimeout(resolve, 1))
      inside.emit('asked')
      queueMicrotask(() => heard.push(currentTenant().tenant))
      await new Promise((resolve) => setImmediate(resolve))
      return heard
    })
    expect(seen).toEqual(['b', 'a', 'a'])
    // Whoever emits it outside is of no tenant, although the listener was made inside.
    await expectCode('FCC_TENANT_CONTEXT_MISSING', () => inside.emit('asked'))
  })

  it('is nobody outside of one: there is no default', async () => {
    await expectCode('FCC_TENANT_CONTEXT_MISSING', () => currentTenant())
  })
})

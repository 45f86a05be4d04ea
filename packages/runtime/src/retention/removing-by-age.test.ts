import { isFinal, type Skill } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import type { HostParts } from '../testing/host-config.test-support.ts'
import { fileIn } from '../testing/hostile-rows.test-support.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { DAY_MS } from './retention-periods.ts'

/** A skill that asks something outside, so that its run has a journal. */
const asks = (async ({ artifacts }: never, call: never) => {
  const { activity } = call as {
    activity<T>(name: string, request: unknown, act: () => Promise<T>): Promise<T>
  }
  const { note } = artifacts as { readonly note: { readonly text: string } }
  const answer = await activity('ask', { q: 1 }, async () => 'yes')
  return { artifacts: { written: `${note.text} ${answer}` } }
}) as unknown as Skill<{ readonly suffix: string }>['run']

const EVERYTHING = { audit_entries: 1, runs: 1, events: 1, commands: 1 }

/** A tenant in a file, whose clock a test moves; what is opened anew has told all its events. */
async function tenant(retention: object = EVERYTHING) {
  const directory = temporaryFolder()
  const clock = { now: Date.now() }
  const parts: HostParts = {
    directory,
    store: 'sqlite',
    clock: () => clock.now,
    plugins: [sample({ write: asks })],
    tenants: { riverside: { retention } },
  }
  const first = await openRuntime(parts)
  return {
    directory,
    start: async (scenario: string, options = {}) => {
      const starting = first.tenant('riverside').as(ada)
      return (await (await starting.start(scenario, { note: 'x' }, options)).finished()).id
    },
    first: first.tenant('riverside').as(ada),
    later: async (days: number) => {
      await first.close()
      clock.now += days * DAY_MS
      const runtime = await openRuntime(parts)
      return { runtime, session: runtime.tenant('riverside').as(ada) }
    },
  }
}

describe('removing by age', () => {
  it('leaves runs that are not over, with all that they need, and continues with them', async () => {
    const { start, first, later } = await tenant()
    const waiting = await start('signed')
    const held = await start('signed')
    await first.quarantine(held, 'Wrong note')
    const over = await start('write')
    const { session, runtime } = await later(5)
    const { kinds } = await session.prune({ apply: true })
    const [entries, runs, events] = kinds
    expect(runs).toMatchObject({ records: 'runs', count: 1, days: 1 })
    expect(runs?.stays).toEqual(
      expect.arrayContaining([
        { count: 1, because: 'they are waiting' },
        { count: 1, because: 'they are quarantined' },
      ]),
    )
    expect(events?.stays.map(({ because }) => because)).toEqual(['their runs are not over'])
    expect(entries?.stays.map(({ because }) => because)).toContain('their runs are there')
    await expectCode('FCC_RUN_REMOVED', () => session.run(over))
    expect((await session.explain(waiting)).visits).toHaveLength(1)
    const officer = runtime.tenant('riverside').as({ ...ada, id: 'grace', roles: ['reviewer'] })
    await readAndAnswer(officer, waiting, { decision: 'approved' })
    expect((await (await session.resume(waiting)).finished()).state).toBe('completed')
    expect((await runtime.tenants.inspect('riverside')).problems).toEqual([])
  })

  it('removes events and carried out commands of runs that stay', async () => {
    const { start, first, later } = await tenant({ events: 1, commands: 1 })
    const id = await start('signed')
    await first.cancel(id)
    const { session, runtime } = await later(5)
    const events = (await runtime.tenants.inspect('riverside')).events
    const { kinds } = await session.prune({ apply: true })
    expect(kinds.map(({ count }) => count)).toEqual([0, 0, events, 1])
    expect((await session.explain(id)).visits).toHaveLength(1)
    for await (const event of session.events(id)) expect(event).toBeUndefined()
    expect(await runtime.tenants.inspect('riverside')).toMatchObject({ problems: [], events: 0 })
  })

  it('takes the journals of erased subjects along with their contents, and the run stays whole', async () => {
    const { start, later } = await tenant({})
    const gone = await start('write', { subjects: ['patient-one'] })
    const kept = await start('write', { subjects: ['patient-two'] })
    const { session, runtime } = await later(0)
    expect((await session.prune()).journals).toBe(0)
    await session.shred('patient-one')
    const { activities } = await runtime.tenants.inspect('riverside')
    expect(await session.prune({ apply: true })).toMatchObject({ journals: 1, contents: 2 })
    expect(await session.prune()).toMatchObject({ journals: 0, contents: 0 })
    const after = await runtime.tenants.inspect('riverside')
    expect([after.problems, after.activities]).toEqual([[], activities / 2])
    for (const id of [gone, kept]) {
      const { run, visits } = await session.explain(id)
      expect([isFinal(run.state), visits.length]).toEqual([true, 1])
    }
  })

  it('never removes what says that a subject was erased, so that a control store put back erases again', async () => {
    const { start, first, later } = await tenant()
    await start('write', { subjects: ['patient-one'] })
    await first.shred('patient-one')
    const { session } = await later(5)
    const { kinds } = await session.prune({ apply: true })
    expect(kinds[0]?.stays).toContainEqual({
      count: 2,
      because: 'they say what was erased or removed',
    })
    const { text } = await session.exportAudit()
    for (const type of ['shredding', 'shredded']) expect(text).toContain(`"fcc.subject.${type}"`)
    await expectCode('FCC_SEALING_SHREDDED', () =>
      session.start('write', { note: 'x' }, { subjects: ['patient-one'] }),
    )
  })

  it('removes nothing of a run that somebody edited: what shows it must not go', async () => {
    const { directory, start, later } = await tenant()
    await start('write')
    const { session, runtime } = await later(5)
    const { DatabaseSync } = await import('node:sqlite')
    const database = new DatabaseSync(fileIn(directory))
    database.exec(`UPDATE run_row SET sequence = sequence + 1 WHERE kind = 'node'`)
    database.close()
    await expectCode('FCC_STORE_TAMPERED', () => session.prune({ apply: true }))
    expect((await runtime.tenants.inspect('riverside')).runs).toBe(1)
  })

  it('says who removed what, and each removed run has an entry of its own', async () => {
    const { start, later } = await tenant({ runs: 1 })
    const id = await start('write')
    const { session } = await later(5)
    await session.prune({ apply: true })
    const { text } = await session.exportAudit()
    const entries = text
      .split('\n')
      .slice(1, -3)
      .map((line) => JSON.parse(line) as { readonly type: string; readonly data: object })
    const by = { id: 'ada', kind: 'human', roles: ['author'] }
    expect(entries.filter(({ type }) => type === 'fcc.records.pruned')).toMatchObject([
      { data: { by, runs: 1, days: 1 } },
    ])
    expect(entries.filter(({ type }) => type === 'fcc.run.removed')).toMatchObject([
      { subject: id, data: { by, days: 1 } },
    ])
  })

  it('frees the key of a removed run: the same request starts another one', async () => {
    const { start, later } = await tenant({ runs: 1 })
    const id = await start('write', { idempotencyKey: 'once' })
    const { session } = await later(5)
    const begin = async () =>
      (await session.start('write', { note: 'x' }, { idempotencyKey: 'once' })).id
    expect(await begin()).toBe(id)
    await session.prune({ apply: true })
    expect(await begin()).not.toBe(id)
  })
})

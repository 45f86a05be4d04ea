import { type ListedRun, START_ROW, type StoredRun } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import {
  bytesOf,
  headOf,
  sampleContent,
  sampleCreation,
  sampleEntry,
  sampleKeyedRun,
  sampleRow,
  sampleRun,
  startRun,
} from './samples.ts'
import { type StoreSubject, tenantCase } from './store-subject.ts'

const idsOf = (runs: readonly ListedRun[]) => runs.map(({ head }) => head.run)

/** Creating runs, reading and listing them. */
export const runCases = [
  tenantCase('a run is created with its contents and its entries', async (tenant) => {
    const run = sampleRun('r1')
    const contents = [sampleContent('c1')]
    const entries = [sampleEntry('e1', 'r1')]
    const answer = await tenant.createRun(sampleCreation(run, { contents, entries }))
    expect(answer).toEqual({ run: 'r1', created: true })
    const rows = [sampleRow(START_ROW.kind, START_ROW.key)]
    expect(await tenant.readRun('r1')).toEqual({ head: run, rows })
    expect(await tenant.readContent('c1')).toEqual(contents[0])
    expect(await tenant.readEntries()).toEqual([{ ...entries[0], insertion: 1 }])
    expect(await tenant.listRuns()).toEqual([{ head: run, start: rows[0] }])
  }),

  tenantCase(
    'a second creation with a key answers the first run and writes nothing',
    async (tenant) => {
      await tenant.createRun(sampleCreation(sampleKeyedRun('r1', 'key')))
      const second = sampleCreation(sampleKeyedRun('r2', 'key'), {
        contents: [sampleContent('c2')],
        entries: [sampleEntry('e2', 'r2')],
      })
      expect(await tenant.createRun(second)).toEqual({ run: 'r1', created: false })
      expect(await tenant.readRun('r2')).toBeUndefined()
      expect(await tenant.readContent('c2')).toBeUndefined()
      expect(await tenant.readEntries()).toEqual([])
    },
  ),

  tenantCase('of creations with one key at the same time one creates', async (tenant) => {
    const answers = await Promise.all(
      ['r1', 'r2', 'r3'].map((id) => tenant.createRun(sampleCreation(sampleKeyedRun(id, 'key')))),
    )
    expect(answers.filter(({ created }) => created)).toHaveLength(1)
    expect(new Set(answers.map(({ run }) => run)).size).toBe(1)
    expect(await tenant.listRuns()).toHaveLength(1)
  }),

  tenantCase(
    'runs without a key, and with different keys, are never taken for one',
    async (tenant) => {
      await tenant.createRun(sampleCreation(sampleRun('r1')))
      await tenant.createRun(sampleCreation(sampleRun('r2')))
      await tenant.createRun(sampleCreation(sampleKeyedRun('r3', 'one')))
      const last = await tenant.createRun(sampleCreation(sampleKeyedRun('r4', 'other')))
      expect(last.created).toBe(true)
      expect(await tenant.listRuns()).toHaveLength(4)
    },
  ),

  tenantCase('a run id is given once', async (tenant) => {
    await tenant.createRun(sampleCreation(sampleRun('r1', { text: 'first' })))
    const second = sampleCreation(sampleRun('r1', { text: 'second' }))
    await expectCode(tenant.createRun(second), 'FCC_STORE_RUN_EXISTS')
    const keyed = sampleCreation(sampleKeyedRun('r1', 'key'))
    await expectCode(tenant.createRun(keyed), 'FCC_STORE_RUN_EXISTS')
    expect((await headOf(tenant, 'r1'))?.text).toBe('first')
  }),

  tenantCase('a creation that is refused leaves nothing', async (tenant) => {
    const refused = sampleCreation(sampleKeyedRun('r1', 'key'), {
      contents: [sampleContent('c1')],
      entries: [sampleEntry('e1', 'r1'), sampleEntry('e1', 'r1')],
    })
    await expectCode(tenant.createRun(refused), 'FCC_STORE_DUPLICATE_ENTRY')
    expect(await tenant.readRun('r1')).toBeUndefined()
    expect(await tenant.readContent('c1')).toBeUndefined()
    expect(await tenant.readEntries()).toEqual([])
    const again = await tenant.createRun(sampleCreation(sampleKeyedRun('r2', 'key')))
    expect(again).toEqual({ run: 'r2', created: true })
  }),

  tenantCase('what is not there is undefined or empty', async (tenant) => {
    expect(await tenant.readRun('none')).toBeUndefined()
    expect(await tenant.readJournal('none')).toEqual([])
    expect(await tenant.readApproval('none', 'none')).toBeUndefined()
    expect(await tenant.readContent('none')).toBeUndefined()
    expect(await tenant.readLease('none')).toBeUndefined()
  }),

  tenantCase(
    'runs are listed newest first, by state, up to a limit, from an id on',
    async (tenant) => {
      const states = ['running', 'waiting', 'running', 'completed', 'running'] as const
      for (const [index, state] of states.entries()) {
        await tenant.createRun(sampleCreation(sampleRun(`r${index + 1}`, { state })))
      }
      expect(idsOf(await tenant.listRuns())).toEqual(['r5', 'r4', 'r3', 'r2', 'r1'])
      expect(idsOf(await tenant.listRuns({ limit: 2 }))).toEqual(['r5', 'r4'])
      expect(idsOf(await tenant.listRuns({ limit: 0 }))).toEqual([])
      expect(idsOf(await tenant.listRuns({ before: 'r3' }))).toEqual(['r2', 'r1'])
      expect(idsOf(await tenant.listRuns({ before: 'r1' }))).toEqual([])
      expect(idsOf(await tenant.listRuns({ states: ['running'] }))).toEqual(['r5', 'r3', 'r1'])
      expect(idsOf(await tenant.listRuns({ states: ['waiting', 'completed'] }))).toEqual([
        'r4',
        'r2',
      ])
      expect(idsOf(await tenant.listRuns({ states: [] }))).toEqual([])
      const all = { states: ['running'], before: 'r5', limit: 1 } as const
      expect(idsOf(await tenant.listRuns(all))).toEqual(['r3'])
    },
  ),

  tenantCase(
    'the head of a run is what a reading of the run has, without its rows',
    async (tenant) => {
      expect(await tenant.readHead('none')).toBeUndefined()
      await tenant.createRun({ ...sampleCreation(sampleRun('r1')), idempotencyKey: 'key-1' })
      await tenant.createRun(sampleCreation(sampleRun('r2', { state: 'waiting' })))
      for (const run of ['r1', 'r2']) {
        const { rows: _, ...head } = (await tenant.readRun(run)) as StoredRun
        expect(await tenant.readHead(run)).toEqual(head)
      }
    },
  ),

  tenantCase('runs are counted by state, and what is kept takes room', async (tenant) => {
    const empty = await tenant.size()
    const states = ['queued', 'waiting', 'queued', 'completed'] as const
    for (const [index, state] of states.entries()) {
      await tenant.createRun({
        ...sampleCreation(sampleRun(`r${index + 1}`, { state })),
        contents: [{ ...sampleContent(`c${index}`), sealed: new Uint8Array(100_000) }],
      })
    }
    expect(await tenant.countRuns(['queued'])).toBe(2)
    expect(await tenant.countRuns(['waiting', 'completed'])).toBe(2)
    expect(await tenant.countRuns(['running'])).toBe(0)
    expect(await tenant.countRuns([])).toBe(0)
    expect((await tenant.size()) - empty).toBeGreaterThanOrEqual(300_000)
  }),

  {
    name: 'what is counted and the room that is taken are those of one tenant',
    async run({ backend }: StoreSubject) {
      const [one, other] = [await backend.openTenant('one'), await backend.openTenant('other')]
      const [empty, before] = [await one.size(), await other.size()]
      const run = { ...sampleRun('r1', { state: 'queued' }), tenant: 'one' }
      const content = { ...sampleContent('c1'), sealed: new Uint8Array(500_000) }
      await one.createRun({ ...sampleCreation(run), contents: [content] })
      expect([await one.countRuns(['queued']), await other.countRuns(['queued'])]).toEqual([1, 0])
      expect((await one.size()) - empty).toBeGreaterThanOrEqual(400_000)
      expect(await other.size()).toBe(before)
    },
  },

  tenantCase('a listing that cannot be meant is refused', async (tenant) => {
    await tenant.createRun(sampleCreation(sampleRun('r1')))
    await expectCode(tenant.listRuns({ before: 'none' }), 'FCC_STORE_UNKNOWN_RUN')
    await expectCode(tenant.listRuns({ limit: -1 }), 'FCC_STORE_INVALID_NUMBER')
    await expectCode(tenant.listRuns({ limit: 1.5 }), 'FCC_STORE_INVALID_NUMBER')
    await expectCode(tenant.listRuns({ limit: Number.NaN }), 'FCC_STORE_INVALID_NUMBER')
  }),

  tenantCase('any text in a record comes back as it was', async (tenant) => {
    const title =
      "nul \\u0000 lone \\ud800 emoji 🩺 right-to-left \u202e quote ' back \\ line \u2028"
    const rows = [sampleRow('node', 'é 🩺 \u202e', { text: title })]
    await tenant.createRun(sampleCreation(sampleRun('r1', { text: title }), { rows }))
    const stored = await tenant.readRun('r1')
    expect(stored?.head?.text).toBe(title)
    expect(stored?.rows).toEqual(rows)
  }),

  tenantCase('a run is known by its key as long as it is there', async (tenant) => {
    await tenant.createRun(sampleCreation(sampleKeyedRun('r1', 'key')))
    expect((await tenant.readRun('r1'))?.idempotencyKey).toBe('key')
    await tenant.createRun(sampleCreation(sampleRun('r2')))
    expect((await tenant.readRun('r2'))?.idempotencyKey).toBeUndefined()
  }),

  tenantCase(
    'bytes are the store’s own: changing what was given or got changes nothing',
    async (tenant) => {
      const content = sampleContent('c1', 'sealed')
      await tenant.createRun(sampleCreation(sampleRun('r1'), { contents: [content] }))
      content.sealed.fill(0)
      ;(await tenant.readContent('c1'))?.sealed.fill(0)
      expect((await tenant.readContent('c1'))?.sealed).toEqual(bytesOf('sealed'))
    },
  ),

  tenantCase(
    'records are the store’s own: what a reader does to one stays with the reader',
    async (tenant) => {
      await startRun(tenant, sampleRun('r1'))
      const read = await tenant.readRun('r1')
      try {
        Object.assign(read?.head ?? {}, { text: 'changed' })
        Object.assign(read?.rows[0] ?? {}, { text: 'changed' })
      } catch {
        // A store may freeze what it hands out.
      }
      const again = await tenant.readRun('r1')
      expect(again?.head).toEqual(sampleRun('r1'))
      expect(again?.rows[0]?.text).not.toBe('changed')
    },
  ),
]

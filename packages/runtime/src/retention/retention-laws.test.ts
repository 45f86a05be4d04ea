import { verifyExport } from '@fcc/audit'
import { isFinal, RECORD_KINDS, type RecordKind } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import type { Runtime } from '../runtime.ts'
import { contributing, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  openSharedRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { DAY_MS } from './retention-periods.ts'

const START = Date.parse('2026-01-01T00:00:00.000Z')
/** When everything is looked at, in days after the start. */
const LATER = 40

const periods = fc.dictionary(fc.constantFrom(...RECORD_KINDS), fc.integer({ min: 1, max: 40 }))
const story = fc.record({
  asked: periods,
  demanded: periods,
  runs: fc.array(
    fc.record({
      day: fc.nat(LATER - 1),
      scenario: fc.constantFrom('write', 'write', 'signed'),
      // Runs of one subject with one note have one content, at one address.
      note: fc.constantFrom('one', 'one', 'other'),
      subject: fc.constantFrom('patient-one', 'patient-one', undefined),
    }),
    { minLength: 1, maxLength: 6 },
  ),
})
type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never
type Entry = { readonly type: string; readonly time: string }

const demands = (demanded: Story['demanded']): string =>
  `constitution: keeping\ntitle: Keeping\nretention: [${Object.entries(demanded)
    .map(([records, days]) => `{ records: ${records}, keep_days: ${days} }`)
    .join(', ')}]\n`

/** The period as the documentation says it: the longest, where it is asked for at all. */
function periodOf({ asked, demanded }: Story, kind: RecordKind, ...along: RecordKind[]): number {
  const wanted = asked[kind]
  if (wanted === undefined) return Number.POSITIVE_INFINITY
  return Math.max(wanted, ...[kind, ...along].map((each) => demanded[each] ?? 0))
}

async function check(store: 'memory' | 'sqlite', told: Story): Promise<void> {
  const clock = { now: START }
  const directory = store === 'sqlite' ? temporaryFolder() : undefined
  const open = (): Promise<Runtime> =>
    openSharedRuntime({
      ...(directory === undefined ? {} : { directory }),
      store,
      clock: () => clock.now,
      plugins: [
        sample(),
        contributing('keeping', demands(told.demanded), { version: '1.0.0', kind: 'vertical' }),
      ],
      tenants: { riverside: { retention: told.asked } },
      config: { limits: { ...DEFAULT_LIMITS, pruneBatch: 2 } },
    })
  let runtime = await open()
  const session = () => runtime.tenant('riverside').as(ada)
  try {
    const runs: { readonly id: string; readonly day: number; readonly goes: boolean }[] = []
    for (const { day, scenario, note, subject } of told.runs.toSorted((a, b) => a.day - b.day)) {
      clock.now = START + day * DAY_MS
      const subjects = subject === undefined ? {} : { subjects: [subject] }
      const { state, id } = await (await session().start(scenario, { note }, subjects)).finished()
      const goes = isFinal(state) && LATER - day > periodOf(told, 'runs', 'events', 'commands')
      runs.push({ id, day, goes })
    }
    // What was handed to the bus is noted at the latest when the runtime is closed.
    if (store === 'sqlite') {
      await runtime.close()
      runtime = await open()
    }
    clock.now = START + LATER * DAY_MS
    const before = await session().exportAudit()
    const gone = new Set(runs.filter(({ goes }) => goes).map(({ id }) => id))
    const entriesOf = async () => {
      const entries: { readonly run: string | undefined; readonly entry: Entry }[] = []
      for (const line of before.text.split('\n').slice(1, -3)) {
        const entry = JSON.parse(line) as Entry & { readonly subject: string }
        const run = runs.find(({ id }) => id === entry.subject)?.id
        entries.push({ run, entry })
      }
      return entries
    }
    const agedEntries = (await entriesOf()).filter(
      ({ run, entry }) =>
        (run === undefined || gone.has(run)) &&
        clock.now - Date.parse(entry.time) > periodOf(told, 'audit_entries') * DAY_MS,
    )

    const { contents: contentsBefore } = await runtime.tenants.inspect('riverside')
    const planned = await session().prune()
    const pruned = await session().prune({ apply: true })
    expect({ ...planned, removed: true }).toEqual(pruned)
    const countOf = (kind: RecordKind) =>
      pruned.kinds.find(({ records }) => records === kind)?.count ?? -1
    expect(countOf('runs')).toBe(gone.size)
    expect(countOf('audit_entries')).toBe(agedEntries.length)

    const left = (await session().runs()).map(({ id }) => id)
    expect(left.toSorted()).toEqual(runs.flatMap(({ id, goes }) => (goes ? [] : [id])).toSorted())
    for (const { id, goes } of runs) {
      if (goes) await expectCode('FCC_RUN_REMOVED', () => session().run(id))
      else {
        const { run, visits } = await session().explain(id)
        expect(visits.length).toBeGreaterThan(0)
        for (const name of Object.keys(run.released)) {
          expect((await session().outcome(id, name)).text).toMatch(/^(ONE|OTHER)!$/)
        }
      }
    }

    const after = await session().exportAudit()
    const report = verifyExport(Buffer.from(after.text), {
      key: after.verifierKey,
      since: before.checkpoint,
    })
    expect(report.findings).toEqual([])
    expect([report.verdict, report.removed]).toEqual(['verified', agedEntries.length])
    const read = await runtime.tenants.inspect('riverside')
    const { problems, removed, runs: counted } = read
    expect(problems).toEqual([])
    expect(contentsBefore - read.contents).toBe(pruned.contents)
    expect([counted, removed]).toEqual([
      left.length,
      { runs: gone.size, entries: agedEntries.length },
    ])

    const again = await session().prune()
    expect(again.kinds.map(({ count }) => count)).toEqual([0, 0, 0, 0])
    expect([again.contents, again.journals]).toEqual([0, 0])
    const next = await (await session().start('write', { note: 'one' })).finished()
    expect(next.state).toBe('completed')
    expect((await session().outcome(next.id, 'written')).text).toBe('ONE!')
  } finally {
    await runtime.close()
  }
}

describe('what is removed by its age', { timeout: 600_000 }, () => {
  it.each([
    ['memory', 25],
    ['sqlite', 10],
  ] as const)(
    'in %s is what is older than its period and demanded by no layer, and the rest stays whole',
    async (store, numRuns) => {
      await fc.assert(
        fc.asyncProperty(story, (told) => check(store, told)),
        { numRuns },
      )
    },
  )
})

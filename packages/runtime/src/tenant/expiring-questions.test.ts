import { DatabaseSync } from 'node:sqlite'
import type { AuditEntry, Principal } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { datedScenario } from '../testing/dated-scenario.test-support.ts'
import { fileIn, type Row } from '../testing/hostile-rows.test-support.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import type { TenantSession } from './tenant-session.ts'

const HOUR_MS = 3_600_000

const branched = `
workflow: branched
start: build
nodes:
  - { id: build, persona: BLD, skill: write }
  - { id: sign, persona: CHK, human: { roles: [reviewer], ask: Is it good?, expires: 4h }, produces: signature }
  - { id: first, persona: BLD, skill: copy }
  - { id: second, persona: BLD, skill: copy }
  - { id: both, persona: BLD, skill: copy, join: all }
edges:
  - { from: build, to: sign, carries: written }
  - { from: build, to: first, carries: written }
  - { from: first, to: second, carries: written }
  - { from: second, to: both, carries: written }
  - { from: sign, to: both, carries: signature }
---
scenario: branched
title: Branched
purposes: [drafting]
input: { note: { type: text } }
workflow: branched
outcomes: { copied: { gate: not-empty } }
`
const signedAtRelease = `
constitution: released
title: What is released
rules:
  - id: signed
    tier: mandatory
    at: [release]
    when: 'true'
    say: Somebody signs what goes out.
    remedy: require_approval
    approvable_by: [reviewer]
    expires: 4h
    on_expiry: escalate
    escalate_to: head
`
const olga: Principal = { ...grace, id: 'olga' }
const head: Principal = { kind: 'human', id: 'hedy', roles: ['head'] }
const yes = { decision: 'approved' } as const

/** A run that waits for signatures, and a clock that the test moves. */
async function openDated(human: string, parts: HostParts = {}) {
  let now = Date.UTC(2026, 10, 21, 10)
  const host = {
    plugins: [sample({ documents: datedScenario(human) })],
    clock: () => now,
    ...parts,
  }
  const runtime = await openRuntime(host)
  const as = (who: Principal) => runtime.tenant('riverside').as(who)
  const handle = await as(ada).start('dated', { note: 'x' })
  const run = await handle.finished()
  expect(run.waiting).toMatchObject({ for: 'human', node: 'sign' })
  return {
    ...{ host, runtime, as, id: handle.id },
    pass: (ms: number) => {
      now += ms
    },
    goOn: async () => (await as(ada).resume(handle.id)).finished(),
  }
}

async function entriesOf(session: TenantSession, run: string) {
  const { entries } = await session.explain(run)
  return entries.map(({ canonical }) => JSON.parse(canonical) as AuditEntry)
}

/** The executor may have been quicker than the answer: then the run asks nobody any more. */
async function expectLate(answer: () => Promise<void>): Promise<void> {
  const code = await answer().then(
    () => 'it was taken',
    (error: unknown) => (FccError.is(error) ? error.code : error),
  )
  expect(['FCC_APPROVAL_EXPIRED', 'FCC_RUN_NOT_WAITING']).toContain(code)
}

describe('a question to several people', () => {
  it('takes one answer of each of them, and the run continues with the last', async () => {
    const { as, id, goOn } = await openDated('quorum: 2')
    await readAndAnswer(as(grace), id, { ...yes, note: 'read it' })
    expect((await goOn()).state).toBe('waiting')
    await expectCode('FCC_APPROVAL_TWICE', () => readAndAnswer(as(grace), id, yes))
    await expectCode('FCC_APPROVAL_TWICE', () =>
      readAndAnswer(as({ ...olga, onBehalfOf: 'GRACE' }), id, yes),
    )
    expect(await as(grace).inbox()).toEqual([])
    expect(await as(olga).inbox()).toMatchObject([{ run: id, needed: 2, signed: ['grace'] }])
    await readAndAnswer(as(olga), id, { ...yes, note: 'so did I' })
    const run = await goOn()
    expect(run).toMatchObject({ state: 'completed', nodes: { sign: { visits: 1 } } })
    const { visits } = await as(ada).explain(id)
    expect(visits.at(-1)).toMatchObject({ actedBy: 'grace, olga' })
    expect(run.duties.check).toEqual(['grace', 'olga'])
    const answers = await as(grace).answers(id)
    expect(answers.map(({ by, note }) => [by.id, note])).toEqual([
      ['grace', 'read it'],
      ['olga', 'so did I'],
    ])
  })

  it('asks no fewer because somebody says so in the store', async () => {
    const directory = temporaryFolder()
    const { host, runtime, id } = await openDated('quorum: 2', { store: 'sqlite', directory })
    await runtime.close()
    const database = new DatabaseSync(fileIn(directory))
    const row = database.prepare('SELECT awaits FROM run WHERE id = ?').get(id)
    const awaits = Buffer.from((row as Row | undefined)?.awaits as Uint8Array).toString()
    expect(awaits).toContain('"quorum":2')
    const edited = Buffer.from(awaits.replace('"quorum":2', '"quorum":1'))
    database.prepare('UPDATE run SET awaits = ? WHERE id = ?').run(edited, id)
    database.close()
    const again = await openRuntime({ ...host, store: 'sqlite', directory })
    const session = again.tenant('riverside').as(grace)
    await expectCode('FCC_STORE_TAMPERED', () => session.question(id))
  })

  it('is over with the first no', async () => {
    const { as, id, goOn } = await openDated('quorum: 3')
    await readAndAnswer(as(grace), id, yes)
    await as(olga).answer(id, { decision: 'rejected' })
    expect(await goOn()).toMatchObject({
      state: 'rejected',
      reasons: [{ kind: 'approval', say: 'olga said no at sign.' }],
    })
  })

  it('keeps what people answer at the same moment, each in a place of its own', async () => {
    const { as, id, goOn } = await openDated('quorum: 3')
    const people = ['p1', 'p2', 'p3'].map((name): Principal => ({ ...grace, id: name }))
    await Promise.all(people.map((who) => readAndAnswer(as(who), id, yes)))
    expect((await goOn()).state).toBe('completed')
  })
})

describe('a rule that asks several people about what is released', () => {
  it('lets no one of them read alone what is released to readers', async () => {
    const shelved = (quorum: number) => `${signedAtRelease}    quorum: ${quorum}
---
workflow: shelved
start: write
nodes: [{ id: write, persona: WR, skill: write, gate: { id: not-empty, on: written } }]
---
scenario: shelved
title: Shelved
purposes: [drafting]
input: { note: { type: text } }
workflow: shelved
outcomes: { written: { gate: not-empty, release: to_readers } }
`
    const readBy = async (quorum: number) => {
      const runtime = await openRuntime({ plugins: [sample({ documents: shelved(quorum) })] })
      const as = (who: Principal) => runtime.tenant('riverside').as(who)
      const { id, finished } = await as(ada).start('shelved', { note: 'x' })
      expect((await finished()).state).toBe('completed')
      return () => as(grace).outcome(id, 'written')
    }
    expect((await (await readBy(1))()).text).toBe('X!')
    await expectCode('FCC_ARTIFACT_WITHHELD', await readBy(2))
  })
})

describe('a question that expires', () => {
  it('is refused by the time, in the log, and takes no answer afterwards', async () => {
    const { as, id, pass, goOn } = await openDated('expires: 4h')
    expect(await as(grace).inbox()).toMatchObject([
      { until: '2026-11-21T14:00:00.000Z', onExpiry: 'reject', needed: 1, signed: [] },
    ])
    pass(4 * HOUR_MS)
    await expectLate(() => readAndAnswer(as(grace), id, yes))
    await expectLate(() => as(grace).answer(id, { decision: 'rejected' }))
    const run = await goOn()
    expect(run).toMatchObject({ state: 'rejected', reasons: [{ kind: 'approval', node: 'sign' }] })
    expect(run.reasons[0]?.say).toContain('put to reviewer, and had expired by 2026-11-21T14')
    const entries = await entriesOf(as(ada), id)
    const decided = entries.filter(({ type }) => type === 'fcc.approval.decided')
    expect(decided).toMatchObject([
      { data: { decision: 'expired', needed: 1, until: '2026-11-21T14:00:00.000Z', signed: [] } },
    ])
    expect(entries.some(({ type }) => type === 'fcc.approval.given')).toBe(false)
  })

  it('uses no approval that was given in time and lay until after it, in another process', async () => {
    const directory = temporaryFolder()
    const dated = await openDated('expires: 7d', { store: 'sqlite', directory })
    await readAndAnswer(dated.as(grace), dated.id, yes)
    await dated.runtime.close()
    dated.pass(10 * 365 * 24 * HOUR_MS)
    const later = await openRuntime({ ...dated.host, store: 'sqlite', directory, recover: true })
    const session = later.tenant('riverside').as(ada)
    const run = await (await session.follow(dated.id, { wait: true })).finished()
    expect(run.state).toBe('rejected')
    expect(run.reasons[0]?.say).toContain('What grace signed was not used.')
    const entries = await entriesOf(session, dated.id)
    expect(entries.find(({ type }) => type === 'fcc.approval.decided')?.data).toMatchObject({
      decision: 'expired',
      signed: ['grace'],
    })
    expect((await later.tenants.inspect('riverside')).problems).toEqual([])
  })

  it('is used in time where the run continues then', async () => {
    const { as, id, pass, goOn } = await openDated('expires: 4h')
    pass(4 * HOUR_MS - 1)
    await readAndAnswer(as(grace), id, yes)
    expect((await goOn()).state).toBe('completed')
    const entries = await entriesOf(as(ada), id)
    const decided = entries.find(({ type }) => type === 'fcc.approval.decided')
    expect(decided?.data).toMatchObject({ decision: 'approved', by: { id: 'grace' } })
  })

  it('takes no answer of a clock that goes back behind what the run has seen', async () => {
    const { as, id, pass, goOn } = await openDated('expires: 4h, remind_every: 3h')
    pass(3 * HOUR_MS)
    expect((await goOn()).state).toBe('waiting')
    pass(2 * HOUR_MS)
    expect((await goOn()).state).toBe('rejected')
    pass(-5 * HOUR_MS)
    await expectCode('FCC_RUN_NOT_WAITING', () => as(grace).answer(id, yes))
  })

  it('goes to others for as long again, who then sign alone', async () => {
    const terms = 'expires: 4h, on_expiry: escalate, escalate_to: head'
    const { as, id, pass, goOn } = await openDated(`quorum: 2, ${terms}`)
    await readAndAnswer(as(grace), id, yes)
    pass(5 * HOUR_MS)
    expect((await goOn()).waiting).toMatchObject({ roles: ['head'] })
    await expectCode('FCC_APPROVAL_ROLE', () => as(olga).answer(id, yes))
    expect(await as(olga).inbox()).toEqual([])
    expect(await as(head).inbox()).toMatchObject([
      { escalatedFrom: ['reviewer'], until: '2026-11-21T19:00:00.000Z', signed: [], needed: 2 },
    ])
    await readAndAnswer(as(head), id, yes)
    await readAndAnswer(as({ ...head, id: 'hugo' }), id, yes)
    const run = await goOn()
    expect(run).toMatchObject({ state: 'completed' })
    expect(run.duties.check).toEqual(['hedy', 'hugo'])
    const told = (await entriesOf(as(ada), id)).filter(({ type }) => /approval\.esc/.test(type))
    expect(told).toMatchObject([{ data: { signed: ['grace'], escalatedFrom: ['reviewer'] } }])
    const { departure, same } = await as(ada).replay(id)
    expect([departure, same.length]).toEqual([undefined, 2])
  })

  it('of a rule about what is released is readable to those whom it goes to', async () => {
    let now = Date.UTC(2026, 10, 21, 10)
    const runtime = await openRuntime({
      plugins: [sample({ documents: signedAtRelease })],
      clock: () => now,
    })
    const as = (who: Principal) => runtime.tenant('riverside').as(who)
    const { id, finished } = await as(ada).start('write', { note: 'x' })
    expect((await finished()).waiting).toMatchObject({ asks: 'approval', roles: ['reviewer'] })
    now += 5 * HOUR_MS
    expect((await (await as(ada).resume(id)).finished()).waiting?.roles).toEqual(['head'])
    expect((await as(head).question(id)).artifacts).toMatchObject([{ text: 'X!', withheld: [] }])
    await readAndAnswer(as(head), id, yes)
    expect((await (await as(ada).resume(id)).finished()).state).toBe('completed')
  })

  it('comes to nothing by a replay, which writes nothing', async () => {
    const runtime = await openRuntime({ plugins: [sample({ documents: branched })] })
    const session = runtime.tenant('riverside').as(ada)
    const { id, finished } = await session.start('branched', { note: 'x' })
    expect(await finished()).toMatchObject({ state: 'waiting', nodes: { second: { visits: 1 } } })
    await readAndAnswer(runtime.tenant('riverside').as(grace), id, yes)
    const types = async () => (await entriesOf(session, id)).map(({ type }) => type)
    const before = await types()
    const { departure, same } = await session.replay(id)
    expect([departure, same.length]).toEqual([undefined, 3])
    expect(await types()).toEqual(before)
    expect((await (await session.resume(id)).finished()).state).toBe('completed')
    expect(await types()).toContain('fcc.approval.decided')
  })

  it('tells watchers once of every reminder that has come due', async () => {
    const { as, id, pass, goOn } = await openDated('expires: 4h, remind_every: 1h')
    const until = new AbortController()
    const heard: unknown[] = []
    const listening = (async () => {
      for await (const { type, data } of as(ada).events(id, { signal: until.signal })) {
        if (type === 'fcc.approval.reminded') heard.push([data.reminded, data.roles, data.needed])
      }
    })()
    pass(HOUR_MS)
    expect((await goOn()).waiting?.due).toBe('2026-11-21T12:00:00.000Z')
    pass(90 * 60_000)
    expect((await goOn()).waiting?.due).toBe('2026-11-21T13:00:00.000Z')
    pass(2 * HOUR_MS)
    expect((await goOn()).state).toBe('rejected')
    await listening
    expect(heard).toEqual([
      [1, ['reviewer'], 1],
      [2, ['reviewer'], 1],
    ])
  })
})

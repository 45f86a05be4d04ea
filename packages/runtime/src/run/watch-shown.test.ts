import {
  detectors,
  type ModelChunk,
  type Principal,
  ProviderFailure,
  type ShownText,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { tenantConfig } from '../config/tenant-config.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  createLatch,
  expectCode,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const streams = (outcome = 'streams: true', rule = '') => `
workflow: told
start: tell
nodes:
  - { id: tell, persona: WR, action: document, produces: told }
---
scenario: told
title: Told
purposes: [drafting]
input: { note: { type: text } }
workflow: told
outcomes: { told: { gate: not-empty, ${outcome} } }
---
constitution: leaving
title: Leaving
rules:
  - id: no-nuclear-out
    tier: hard_stop
    at: [output]
    when: "findings.exists(f, f.category == 'secret/nuclear')"
    say: Nothing nuclear is told.
    window: 8
  - id: no-words-out
    tier: mandatory
    at: [release]
    when: "findings.exists(f, f.category == 'secret/word')"
    say: No secret is told.
    remedy: redact
    window: 8
${rule}`

/** A model that writes a text in pieces of some size. */
function writing(text: string, size = 5): Pick<SampleParts, 'stream' | 'generate'> {
  async function* stream(): AsyncGenerator<ModelChunk> {
    for (let at = 0; at < text.length; at += size) {
      yield { kind: 'text', text: text.slice(at, at + size) }
    }
    yield { kind: 'finish', stop: 'end', model: 'm', usage: { inputTokens: 1, outputTokens: 2 } }
  }
  return { stream }
}

async function watch(parts: SampleParts, watches = true) {
  const session = await openSession({
    plugins: [sample({ window: 8, documents: streams(), ...parts })],
  })
  const run = await session.start('told', { note: 'a note' }, { watch: watches })
  const shown: ShownText[] = []
  for await (const each of run.shown()) shown.push(each)
  const record = await run.finished()
  const { visits } = await session.explain(run.id)
  const texts = shown.flatMap((each) => (each.kind === 'text' ? [each.text] : []))
  return { session, run, shown, text: texts.join(''), pieces: texts.length, record, visits }
}

const long = 'A sentence of which nobody has to be afraid, and which continues for a while longer. '

describe('an outcome that is shown while it is written', () => {
  it('comes in pieces before the run has ended, and is what is released', async () => {
    const watched = await watch(writing(long.repeat(3)))
    expect(watched.record.state).toBe('completed')
    expect(watched.shown[0]).toMatchObject({ kind: 'streaming', name: 'told' })
    expect(watched.pieces).toBeGreaterThan(5)
    expect(watched.text).toBe((await watched.session.outcome(watched.run.id, 'told')).text)
    expect(watched.visits[0]?.shown).toEqual({ characters: watched.text.length })
  })

  it('has what a rule at release takes out taken out, also where it comes in pieces', async () => {
    const watched = await watch(writing(`${long}the SECRET is out. ${long}`, 3))
    expect(watched.text).not.toContain('SECRET')
    expect(watched.text).toContain('the [WORD] is out.')
    expect(watched.text).toBe((await watched.session.outcome(watched.run.id, 'told')).text)
  })

  it('is shown where a detector says what is settled, up to what is taken out, and the rest once it is whole', async () => {
    const begun = /(?:I(?:D(?:-\d{0,3})?)?)?$/
    const settling = definePlugin({
      id: 'settling',
      setup: ({ contribute }) =>
        contribute(detectors, {
          id: 'settling/ids',
          title: 'Ids',
          version: '1',
          categories: ['settling/id'],
          settled: (text) => begun.exec(text)?.index ?? 0,
          detect: (text) =>
            [...text.matchAll(/ID-\d{4}/g)].map(({ index }) => ({
              category: 'settling/id',
              span: { start: index, end: index + 7 },
              confidence: 1,
              detector: 'settling/ids',
            })),
        }),
    })
    const rule = `  - { id: no-ids, tier: mandatory, at: [output], when: "findings.exists(f, f.category == 'settling/id')", say: No ids., remedy: redact, window: 8 }`
    const parts = writing(`${long.repeat(3)}Of ID-1234 all is well. ${long}`, 3)
    const documents = streams('streams: true', rule)
    const session = await openSession({
      plugins: [sample({ window: 8, documents, ...parts }), settling],
    })
    const run = await session.start('told', { note: 'a note' }, { watch: true })
    const shown: ShownText[] = []
    for await (const each of run.shown()) shown.push(each)
    const { text } = await session.outcome(run.id, 'told')
    const texts = shown.flatMap((each) => (each.kind === 'text' ? [each.text] : []))
    expect(shown[0]).toMatchObject({ kind: 'streaming' })
    expect(texts.length).toBeGreaterThan(5)
    expect(texts.slice(0, -1).join('').length).toBeGreaterThan(long.length)
    expect(texts.join('')).toBe(text)
    expect(text).toContain('Of [ID] all is well.')
  })

  it.each([
    ['what nobody sees', (sign: string) => sign + '\u200b'.repeat(60)],
    ['marks', (sign: string) => sign + '\u0332'.repeat(28)],
    ['full width', (sign: string) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)],
    ['escapes', (sign: string) => `\\u00${sign.charCodeAt(0).toString(16)}`],
  ])('has nothing of it shown that is disguised by %s', async (_how, disguise) => {
    const disguised = [...'SECRET'].map(disguise).join('')
    const watched = await watch(writing(`${long}the ${disguised} is out. ${long}`, 3))
    expect(watched.record.state).toBe('completed')
    expect(watched.text.split('[WORD]')).toHaveLength(2)
    expect(watched.text.startsWith(`${long}the [WORD]`)).toBe(true)
    expect(watched.text).toBe((await watched.session.outcome(watched.run.id, 'told')).text)
    const stopped = [...'NUCLEAR'].map(disguise).join('')
    const { text, record } = await watch(writing(`${long}all ${stopped} plans. ${long}`, 4))
    expect(record.state).toBe('halted')
    expect(text.length).toBeGreaterThan(16)
    expect(`${long}all `.startsWith(text)).toBe(true)
  })

  it('ends before what stops it, and the run is halted', async () => {
    const watched = await watch(writing(`${long}all NUCLEAR plans. ${long}`, 4))
    expect(watched.record.state).toBe('halted')
    expect(watched.text.length).toBeGreaterThan(16)
    expect(`${long}all `.startsWith(watched.text)).toBe(true)
    expect(watched.shown.at(-1)).toEqual({ kind: 'stopped', rules: ['leaving/no-nuclear-out'] })
    expect(watched.visits[0]?.shown).toEqual({
      characters: watched.text.length,
      stopped: ['leaving/no-nuclear-out'],
    })
  })

  it('is not shown to whoever did not ask to watch', async () => {
    const { shown, visits } = await watch(writing(long), false)
    expect([shown, visits[0]?.shown]).toEqual([[], undefined])
  })

  it('begins anew where the provider failed in the middle', async () => {
    let asked = 0
    async function* stream(): AsyncGenerator<ModelChunk> {
      asked += 1
      yield { kind: 'text', text: long }
      if (asked === 1) throw new ProviderFailure('overloaded', { by: 'm', retryAfterMs: 5 })
      yield { kind: 'finish', stop: 'end', model: 'm', usage: { inputTokens: 1, outputTokens: 2 } }
    }
    const session = await openSession({
      plugins: [sample({ window: 8, documents: streams(), stream })],
    })
    const run = await session.start('told', { note: 'a note' }, { watch: true, wait: true })
    const kinds: string[] = []
    for await (const { kind } of run.shown()) kinds.push(kind)
    expect((await run.finished()).state).toBe('completed')
    expect(kinds.filter((kind) => kind === 'streaming')).toHaveLength(2)
  })

  it('is made again after a replay as it was, for who watched is no part of it', async () => {
    const { session, run } = await watch({ ...writing(long), window: 8 })
    expect((await session.replay(run.id)).departure).toBeUndefined()
  })
})

describe('an outcome that is shown once it is whole', () => {
  const whyOf = async (parts: SampleParts) => {
    const { shown } = await watch({ ...writing(long), ...parts })
    return shown
  }

  it('says that its scenario does not let it stream', async () => {
    expect(await whyOf({ documents: streams('owed: false') })).toEqual([
      { kind: 'buffered', name: 'told', why: ['its scenario does not say that told streams'] },
    ])
  })

  it('names the detector that decides on the whole', async () => {
    const parts = sample({ documents: streams(), ...writing(long) })
    const session = await openSession({ plugins: [parts], directory: temporaryFolder() })
    const run = await session.start('told', { note: 'a note' }, { watch: true })
    const shown: ShownText[] = []
    for await (const each of run.shown()) shown.push(each)
    expect(shown).toEqual([
      { kind: 'buffered', name: 'told', why: ['the detector sample/words declares no window'] },
    ])
  })

  it('names the rule that decides on the whole', async () => {
    const rule = `  - id: few-findings
    tier: mandatory
    at: [artifact]
    when: findings.size() > 3
    say: Too much is found.
`
    expect(await whyOf({ documents: streams('streams: true', rule) })).toEqual([
      { kind: 'buffered', name: 'told', why: ['the rule leaving/few-findings declares no window'] },
    ])
  })
})

describe('a detector that looks farther than it says', () => {
  it('fails the visit, whose record says how much was shown', async () => {
    // It finds a word by what stands far behind it.
    const detect: SampleParts['detect'] = (text) =>
      text.includes('THE END') ? [...text.matchAll(/nobody/g)].map(({ index }) => index) : []
    const { record, visits, text } = await watch({
      ...writing(`${long.repeat(2)}THE END`),
      detect,
      documents: `${streams().replace('at: [release]', 'at: [artifact]')}`,
    })
    expect(text).toContain('nobody')
    expect(record.state).toBe('failed')
    expect(record.reasons[0]?.id).toBe('FCC_VISIT_SHOWN_OTHERWISE')
    expect(visits[0]?.shown?.characters).toBe(text.length)
  })
})

/** A model that writes once it is let. */
function writingLater() {
  const { opened, open } = createLatch()
  async function* stream(): AsyncGenerator<ModelChunk> {
    await opened
    yield { kind: 'text', text: long }
    yield { kind: 'finish', stop: 'end', model: 'm', usage: { inputTokens: 1, outputTokens: 2 } }
  }
  return { stream, open }
}

/** A tenant whose scenario streams, and where roles say who may. */
async function openOffice(parts: SampleParts = writing(long)) {
  const access = {
    roles: {
      starter: ['runs:start'],
      writer: ['runs:start', 'outcomes:read:sample/told'],
      watcher: ['runs:watch', 'runs:resume', 'runs:read'],
      all: ['*'],
    },
    assignments: [],
  }
  const runtime = await openRuntime({
    plugins: [sample({ window: 8, documents: streams(), ...parts })],
    config: { access },
  })
  const as = (...roles: readonly string[]) => {
    const person: Principal = { kind: 'human', id: roles[0] ?? '', roles }
    return runtime.tenant('riverside').as(person)
  }
  const entries = async (run: string, type: string) =>
    (await as('all').explain(run)).entries
      .map(({ canonical }) => JSON.parse(canonical))
      .filter((entry) => entry.type === type)
      .map(({ data }) => data)
  return { runtime, as, entries }
}

async function textOf(shown: AsyncIterable<ShownText>): Promise<string> {
  let text = ''
  for await (const each of shown) if (each.kind === 'text') text += each.text
  return text
}

describe('who is shown an outcome while it is written', () => {
  it('may read it: without the permission no run starts, and the denial is written down', async () => {
    const { as } = await openOffice()
    const denied = await expectCode('FCC_ACCESS_DENIED', () =>
      as('starter').start('told', { note: 'x' }, { watch: true }),
    )
    expect(denied.why).toContain('outcomes:read:sample/told')
    expect(await as('all').runs()).toEqual([])
    const { text } = await as('all').exportAudit()
    expect(text).toContain('"action":"outcomes:read"')
    expect(text).not.toContain('fcc.run.started')
    const run = await as('starter').start('told', { note: 'x' })
    expect([await textOf(run.shown()), (await run.finished()).state]).toEqual(['', 'completed'])
  })

  it('is in the log with what for, before the first piece', async () => {
    const { as, entries } = await openOffice()
    const run = await as('writer').start('told', { note: 'x' }, { watch: true })
    const before: unknown[] = []
    for await (const { kind } of run.shown()) {
      if (kind === 'streaming') before.push(...(await entries(run.id, 'fcc.artifact.read')))
    }
    expect(before).toMatchObject([
      {
        by: { id: 'writer', roles: ['writer'] },
        purpose: 'drafting',
        how: 'streamed',
        artifacts: [{ name: 'told' }],
      },
    ])
    expect((await run.finished()).state).toBe('completed')
    expect(await entries(run.id, 'fcc.artifact.read')).toEqual(before)
  })

  it('is nobody who follows or resumes a run, whatever they ask for', async () => {
    const { stream, open } = writingLater()
    const { as, entries } = await openOffice({ stream })
    const run = await as('writer').start('told', { note: 'x' }, { watch: true })
    // Options that neither declares, as a caller without types might spread them through.
    const undeclared: object = { watch: true, created: true }
    const followed = await as('watcher').follow(run.id, undeclared)
    const resumed = await as('watcher').resume(run.id, undeclared)
    open()
    const texts = [run, followed, resumed].map((handle) => textOf(handle.shown()))
    const [mine, ...others] = await Promise.all(texts)
    expect([mine, others, followed.created]).toEqual([long, ['', ''], false])
    expect(await entries(run.id, 'fcc.artifact.read')).toHaveLength(1)
  })

  it('has the roles that the run was started with, where it was there already', async () => {
    const { stream, open } = writingLater()
    const { as } = await openOffice({ stream })
    const options = { watch: true, idempotencyKey: 'once' }
    const start = (...roles: readonly string[]) =>
      as('writer', ...roles).start('told', { note: 'x' }, options)
    const handles = [await start(), await start(), await start('all')]
    open()
    expect(handles.map(({ created }) => created)).toEqual([true, false, false])
    const texts = await Promise.all(handles.map((handle) => textOf(handle.shown())))
    expect(texts).toEqual([long, long, ''])
  })

  it('is shown nothing once it was taken from them, and the run continues', async () => {
    const { stream, open } = writingLater()
    const { runtime, as, entries } = await openOffice({ stream })
    const run = await as('writer').start('told', { note: 'x' }, { watch: true })
    const block = { provider: 'sample/model' }
    const access = { roles: { writer: ['runs:start'], all: ['*'] }, assignments: [] }
    const admin: Principal = { kind: 'human', id: 'grace', roles: ['all'] }
    await runtime.tenants.replace({ ...tenantConfig('riverside', block, ''), access }, admin)
    open()
    const shown: ShownText[] = []
    await expectCode('FCC_ACCESS_DENIED', async () => {
      for await (const each of run.shown()) shown.push(each)
    })
    expect([shown, (await run.finished()).state]).toEqual([[], 'completed'])
    expect(await entries(run.id, 'fcc.artifact.read')).toEqual([])
  })
})

import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerText, DEFAULT_CONNECTION_LIMITS, textAnswer } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import {
  withRecording as fromRecording,
  type HostConfig,
  RECORDING_PROVIDER,
  type Runtime,
} from '../index.ts'
import type { TenantSession } from '../tenant/tenant-session.ts'
import { hostConfigOf } from '../testing/host-config.test-support.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { personaYaml, type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { readRecording } from './read-recording.ts'
import { openRecording } from './recording-file.ts'

/** Two steps that ask the same model, the second about what the first said. */
const told = `
${personaYaml('TLD')}
---
workflow: told
start: draft
nodes:
  - { id: draft, persona: TLD, action: document, produces: draft }
  - { id: review, persona: TLD, action: compare, produces: review }
edges:
  - { from: draft, to: review, carries: draft }
---
scenario: told
title: Told
purposes: [drafting, review]
input: { note: { type: text } }
workflow: told
outcomes: { review: { gate: not-empty } }
---
workflow: tooled
start: review
nodes:
  - { id: review, persona: TLD, action: compare, produces: review, tools: [write] }
---
scenario: tooled
title: Tooled
purposes: [drafting]
input: { note: { type: text } }
workflow: tooled
outcomes: { review: { gate: not-empty } }
---
workflow: agreed
start: draft
nodes:
  - { id: draft, persona: TLD, action: document, produces: draft }
  - { id: agree, persona: CHK, human: { roles: [reviewer], ask: Is it good? }, produces: consent }
  - { id: review, persona: TLD, action: compare, produces: review }
edges:
  - { from: draft, to: agree, carries: draft }
  - { from: agree, to: review, carries: consent }
---
scenario: agreed
title: Agreed
purposes: [drafting]
input: { note: { type: text } }
workflow: agreed
outcomes: { review: { gate: not-empty } }
`

/** A model that never says the same twice. */
function forgetfulModel(says = 'answer') {
  let asked = 0
  const generate: SampleParts['generate'] = () => {
    asked += 1
    return textAnswer(`${says} ${asked}`, {
      model: 'm',
      usage: { inputTokens: 3, outputTokens: 2 },
    })
  }
  return { asked: () => asked, generate }
}

/** A run of a scenario that is over, in a host with that model. */
async function ranWith(parts: SampleParts, scenario = 'told', note = 'the note') {
  const model = forgetfulModel()
  const documents = `${told}${parts.documents ? `---\n${parts.documents}` : ''}`
  const runtime = await openRuntime({
    plugins: [sample({ generate: model.generate, ...parts, documents })],
  })
  const session = runtime.tenant('riverside').as(ada)
  const run = await (await session.start(scenario, { note })).finished()
  return { run, session, runtime, model }
}

/** A recording on disk, and a host that answers from it and has a model that nobody is to ask. */
async function hostOf(recording: { readonly bytes: Uint8Array; readonly key: string }) {
  const folder = temporaryFolder()
  const file = join(folder, 'run.rec')
  writeFileSync(file, recording.bytes)
  writeFileSync(`${file}.key`, recording.key)
  const model = forgetfulModel('another')
  const config = (of: HostConfig) => fromRecording(of, { file, key: `file:${file}.key` })
  const plugins = [sample({ documents: told, generate: model.generate })]
  const runtime = await openRuntime({ plugins, config: config(hostConfigOf()) })
  const session = runtime.tenant('riverside').as(ada)
  const start: TenantSession['start'] = (scenario, input) =>
    session.start(scenario, input, { provider: RECORDING_PROVIDER })
  return { session, start, file, model }
}

async function entriesOf(session: TenantSession, run: string, type: string) {
  const { entries } = await session.explain(run)
  const all = entries.map(({ canonical }) => JSON.parse(canonical))
  return all.filter((entry) => entry.type === type).map(({ data }) => data)
}

/** Lets a reviewer agree, and the run come to its end. */
async function agree(runtime: Runtime, run: string) {
  const tenant = runtime.tenant('riverside')
  await readAndAnswer(tenant.as(grace), run, { decision: 'approved' })
  return (await tenant.as(ada).follow(run)).finished()
}

async function outcomeOf(session: TenantSession, run: string): Promise<string> {
  return (await session.outcome(run, 'review')).text
}

describe('a recording of a run', () => {
  it('answers another run of the same, with the same outcome and no model', async () => {
    const { run, session } = await ranWith({})
    expect(run.state).toBe('completed')
    const recording = await session.recording(run.id)
    expect(recording).toMatchObject({ run: run.id, answers: 2, scrubbed: 0 })

    const again = await hostOf(recording)
    const second = await (await again.start('told', { note: 'the note' })).finished()
    expect([second.state, again.model.asked()]).toEqual(['completed', 0])
    expect(await outcomeOf(again.session, second.id)).toBe(await outcomeOf(session, run.id))
    const { visits } = await again.session.explain(second.id)
    expect(visits.map(({ actedBy }) => actedBy)).toEqual([
      'fcc-host/recording (recorded)',
      'fcc-host/recording (recorded)',
    ])
    // Nobody bills what no model said.
    expect(second.envelope.usage).toEqual(run.envelope.usage)
    expect(second.envelope.usage).not.toHaveProperty('cost')
    expect((await again.session.replay(second.id)).departure).toBeUndefined()
  })

  it('answers turn by turn, and tools are used again', async () => {
    const generate: SampleParts['generate'] = ({ messages, tools: [tool] }) => {
      const results = messages.flatMap(({ parts }) =>
        parts.filter(({ kind }) => kind === 'tool_result'),
      )
      const said = { model: 'm', usage: { inputTokens: 1, outputTokens: 1 } }
      if (results.length > 0) return textAnswer(JSON.stringify(results), said)
      const call = { id: 'call-7', tool: tool?.name ?? '', arguments: { note: 'beds' } }
      return { parts: [{ kind: 'tool_call', ...call }], stop: 'tool_calls', ...said }
    }
    let used = 0
    const write: SampleParts['write'] = ({ artifacts }) => {
      used += 1
      return { artifacts: { written: `${artifacts.note?.text.toUpperCase()}!` } }
    }
    const { run, session } = await ranWith({ generate, write }, 'tooled')
    expect([run.state, used]).toEqual(['completed', 1])
    const recording = await session.recording(run.id)
    expect(recording.answers).toBe(2)
    const again = await hostOf(recording)
    const second = await (await again.start('tooled', { note: 'the note' })).finished()
    expect([second.state, again.model.asked()]).toEqual(['completed', 0])
    const outcome = await outcomeOf(again.session, second.id)
    expect(outcome).toBe(await outcomeOf(session, run.id))
    expect(outcome).toContain('BEDS!')
  })

  it('has digests of what was asked, and nothing of it', async () => {
    const { run, session } = await ranWith({}, 'told', 'PLANTED-NOTE')
    const { bytes, key } = await session.recording(run.id)
    const opened = openRecording(bytes, key, 'a.rec')
    expect(opened.answers.map(({ answer }) => answerText(answer))).toEqual(['answer 1', 'answer 2'])
    expect(JSON.stringify(opened)).not.toContain('PLANTED')
    expect(JSON.stringify(opened)).not.toContain(run.id)
  })

  it('does not answer what was not asked: the run waits, and says so', async () => {
    const { run, session } = await ranWith({})
    const again = await hostOf(await session.recording(run.id))
    const other = await (await again.start('told', { note: 'another note' })).finished()
    expect(other).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', failure: 'not_recorded', by: 'fcc-host/recording' },
    })
    expect(other.waiting?.ask).toContain('FCC_PROVIDER_NOT_RECORDED')
    expect(other.waiting?.due).toBeUndefined()
    expect(again.model.asked()).toBe(0)
  })

  it('is written down before it is handed over', async () => {
    const { run, session } = await ranWith({})
    await session.recording(run.id, { purpose: 'review' })
    const [entry, ...others] = await entriesOf(session, run.id, 'fcc.run.recorded')
    expect(others).toEqual([])
    expect(entry).toMatchObject({ by: { id: 'ada' }, purpose: 'review', answers: 2, scrubbed: 0 })
    expect(entry.recording).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(entry)).not.toContain('answer 1')
  })

  it('is not made for a purpose that its scenario does not have', async () => {
    const { run, session } = await ranWith({})
    await expectCode('FCC_PURPOSE_UNKNOWN', () => session.recording(run.id, { purpose: 'fun' }))
  })

  it('is not made of a run that is not over, nor of one that no model played', async () => {
    const signed = await ranWith({}, 'signed')
    expect(signed.run.state).toBe('waiting')
    await expectCode('FCC_RECORDING_RUN_OPEN', () => signed.session.recording(signed.run.id))
    const written = await ranWith({}, 'write')
    await expectCode('FCC_RECORDING_EMPTY', () => written.session.recording(written.run.id))
  })

  it('is not made of a subject that was erased', async () => {
    const { session } = await ranWith({})
    const run = await session.start('told', { note: 'a note' }, { subjects: ['patient-1'] })
    await run.finished()
    await session.shred('patient-1')
    await expectCode('FCC_SEALING_SHREDDED', () => session.recording(run.id))
  })

  it('is made by whom a role names it, and no star gives it', async () => {
    const open = async (permissions: readonly string[]) => {
      const runtime = await openRuntime({
        plugins: [sample({ documents: told })],
        config: { access: { roles: { author: permissions }, assignments: [] } },
      })
      const session = runtime.tenant('riverside').as(ada)
      const run = await (await session.start('told', { note: 'the note' })).finished()
      return () => session.recording(run.id)
    }
    await expectCode('FCC_ACCESS_DENIED', await open(['*']))
    expect(await (await open(['*', 'runs:record:sample/*']))()).toMatchObject({ answers: 2 })
  })
})

describe('what rules say of a recording', () => {
  const kept = `
constitution: ward
title: The ward
rules:
  - id: for-reviewers
    tier: hard_stop
    at: [release]
    when: "findings.exists(f, f.category == 'secret/word') && !('reviewer' in principal.roles)"
    say: This is for reviewers.
`
  const changed = `
constitution: ward
title: The ward
rules:
  - id: no-secrets
    tier: mandatory
    at: [release]
    when: "findings.exists(f, f.category == 'secret/word')"
    say: Secrets stay.
    remedy: redact
`
  const secretive = () =>
    textAnswer('It is SECRET here', { model: 'm', usage: { inputTokens: 1, outputTokens: 1 } })

  it('holds for whoever takes it: it is kept back as a whole, and the denial is written down', async () => {
    const { run, session, runtime } = await ranWith({ documents: kept, generate: secretive })
    const error = await expectCode('FCC_RECORDING_WITHHELD', () => session.recording(run.id))
    expect(error.why).toContain('ward/for-reviewers')
    expect(error.why).not.toContain('SECRET')
    expect(await entriesOf(session, run.id, 'fcc.access.denied')).toMatchObject([
      {
        by: { id: 'ada' },
        action: 'runs:record',
        because: 'rules',
        decisions: [{ at: 'release' }],
      },
    ])
    expect(await entriesOf(session, run.id, 'fcc.run.recorded')).toEqual([])
    const reviewer = runtime.tenant('riverside').as(grace)
    expect(await reviewer.recording(run.id)).toMatchObject({ answers: 2 })
  })

  it('sees the labels of what was in the visit, whatever is found in the answer', async () => {
    const labelled = `
constitution: ward
title: The ward
rules:
  - id: for-reviewers
    tier: hard_stop
    at: [release]
    when: "'secret' in labels && !('reviewer' in principal.roles)"
    say: This is for reviewers.
---
scenario: labelled
title: Labelled
purposes: [drafting]
input: { note: { type: text, labels: [secret] } }
workflow: told
outcomes: {}
`
    const { run, session, runtime } = await ranWith({ documents: labelled }, 'labelled')
    expect(run.state).toBe('completed')
    await expectCode('FCC_RECORDING_WITHHELD', () => session.recording(run.id))
    const reviewer = runtime.tenant('riverside').as(grace)
    expect(await reviewer.recording(run.id)).toMatchObject({ answers: 2 })
  })

  it('holds for each answer: what they redact is recorded redacted', async () => {
    const { run, session } = await ranWith({ documents: changed, generate: secretive })
    const { bytes, key, scrubbed } = await session.recording(run.id)
    expect(scrubbed).toBe(2)
    const { answers } = openRecording(bytes, key, 'a.rec')
    for (const { answer } of answers) {
      expect(answerText(answer)).toContain('It is')
      expect(answerText(answer)).not.toContain('SECRET')
    }
  })
})

describe('a host that answers from a recording', () => {
  it.each<[string, string, (file: string) => void]>([
    ['is gone', 'failed', (file) => truncateSync(file, 0)],
    ['is cut off', 'failed', (file) => truncateSync(file, 60)],
    ['has another key', 'not_authorised', (file) => writeFileSync(`${file}.key`, 'A'.repeat(43))],
  ])(
    'waits where its file %s, asks nobody, and continues once it is right',
    async (_what, failure, spoil) => {
      const { run, session } = await ranWith({})
      const recording = await session.recording(run.id)
      const again = await hostOf(recording)
      spoil(again.file)
      const waiting = await (await again.start('told', { note: 'the note' })).finished()
      expect(waiting).toMatchObject({ state: 'waiting', waiting: { failure } })
      expect(again.model.asked()).toBe(0)
      writeFileSync(again.file, recording.bytes)
      writeFileSync(`${again.file}.key`, recording.key)
      const resumed = await again.session.resume(waiting.id)
      expect((await resumed.finished()).state).toBe('completed')
    },
  )

  it('reads no more of a file than its limit', async () => {
    const { run, session } = await ranWith({})
    const again = await hostOf(await session.recording(run.id))
    writeFileSync(again.file, Buffer.alloc(9 * 1024 * 1024))
    const limits = DEFAULT_CONNECTION_LIMITS
    const connection = { model: `file:${again.file}`, key: `file:${again.file}.key`, limits }
    await expectCode('FCC_RECORDING_TOO_LARGE', () => readRecording(connection))
    await expectCode('FCC_RECORDING_MISSING', () =>
      readRecording({ ...connection, model: 'file:/nowhere/a.rec' }),
    )
    await expectCode('FCC_RECORDING_MISSING', () =>
      readRecording({ ...connection, model: 'a.rec' }),
    )
  })
})

describe('a run that answers from a recording', () => {
  it('is continued by any process, whoever that has for others, and asks nobody else', async () => {
    const { run, session, runtime } = await ranWith({}, 'agreed')
    await agree(runtime, run.id)
    const { bytes, key } = await session.recording(run.id)
    const directory = temporaryFolder()
    const file = join(directory, 'run.rec')
    writeFileSync(file, bytes)
    writeFileSync(`${file}.key`, key)
    const model = forgetfulModel('another')
    const plugins = [sample({ documents: told, generate: model.generate })]
    const host = { store: 'sqlite', directory, plugins } as const
    const config = fromRecording(hostConfigOf(host), { file, key: `file:${file}.key` })
    const first = await openRuntime({ ...host, config })
    const begun = await first
      .tenant('riverside')
      .as(ada)
      .start('agreed', { note: 'the note' }, { provider: RECORDING_PROVIDER })
    expect((await begun.finished()).waiting).toMatchObject({ for: 'human' })
    await first.close()

    const second = await openRuntime(host)
    expect((await agree(second, begun.id)).state).toBe('completed')
    expect(await outcomeOf(second.tenant('riverside').as(ada), begun.id)).toBe('answer 2')
    expect(model.asked()).toBe(0)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRuntime, parseConfig } from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { SPOKEN } from './providers.test-support.ts'
import { createModelServer } from './server/model-server.ts'
import type { Reply, WireRequest } from './wires/wire.ts'

/** Where the plugins are: those of this package. */
const example = fileURLToPath(new URL('..', import.meta.url))

const note = `DISCHARGE SUMMARY

CHIEF COMPLAINT
Shortness of breath for 5 days.

HOSPITAL COURSE
She was given furosemide and lost 6.3 kg. She walks without help and needs no oxygen at rest.

DISCHARGE MEDICATIONS
Furosemide 40 mg by mouth twice daily
`
const value = {
  reason: ['Shortness of breath for 5 days.'],
  course: [],
  diagnoses: [],
  medication: ['Furosemide 40 mg by mouth twice daily'],
  follow_up: [],
  left_out: ['lines 6-7'],
}
const summary = `# Summary of the note

## Reason

- Shortness of breath for 5 days.

## Medication

- Furosemide 40 mg by mouth twice daily

Left out: lines 6-7`

/** What a model says where it is given a schema: some wires ask for a tool whose arguments are the answer. */
const saying =
  (answer: unknown) =>
  (request: WireRequest): Partial<Reply> => {
    if (!request.tools.includes('json')) return { text: JSON.stringify(answer) }
    return { tools: [{ id: 'call-1', name: 'json', arguments: answer }] }
  }
const text = (said: string) => (): Partial<Reply> => ({ text: said })
const json = JSON.stringify(value)

/** What models do that were asked for a value of a schema. */
const misdeeds: Readonly<Record<string, (request: WireRequest) => Partial<Reply>>> = {
  'ignores the schema': text('The patient was short of breath and got furosemide.'),
  'echoes the prompt': ({ texts }) => ({ text: texts.join('\n') }),
  'wraps it in prose': text(`Here is the summary you asked for:\n${json}\nIs there anything else?`),
  'wraps it in a code fence': text(`\`\`\`json\n${json}\n\`\`\``),
  'sends a trailing comma': text(json.replace(/\}$/, ',}')),
  'sends a key twice': text(json.replace('"course"', '"reason":["another"],"course"')),
  'sends the schema as its answer': ({ texts }) => {
    const [, schema = ''] = /JSON schema:\n(\{[\s\S]*?\n\})/.exec(texts.join('\n')) ?? []
    return { text: schema }
  },
  'leaves a member out': saying({ ...value, follow_up: undefined }),
  'adds a member': saying({ ...value, prognosis: ['good'] }),
  'sends texts for lists': saying({ ...value, reason: 'Shortness of breath.' }),
  'says nothing': text(''),
}

type Respond = (request: WireRequest, number: number) => Partial<Reply>

/** A hospital whose personas are played over one wire, by a model that may be asked again once. */
async function hospitalOver(kind: string, limits = '') {
  let answering: Respond = () => ({})
  let asked: WireRequest[] = []
  const server = await createModelServer({
    respond: (request) => {
      asked.push(request)
      return answering(request, asked.length)
    },
  })
  const directory = mkdtempSync(join(tmpdir(), 'fcc-real-model-'))
  const config = parseConfig(
    `tenant: { id: riverside }
provider: here
limits: { max_repairs: 1 }
providers:
  here: { kind: ${kind}, model: m-1, base_url: ${server.baseUrl}, key: env:FCC_TEST_KEY, agreements: [BAA], retention_days: 0${limits} }
`,
    join(directory, 'fcc.yaml'),
  )
  const runtime = await createRuntime({ directory: example, config })
  const tenant = runtime.tenant('riverside')
  const session = tenant.as({ kind: 'human', id: 'ada', roles: [] })
  const cleo = tenant.as({ kind: 'human', id: 'cleo', roles: ['clinician'] })
  return {
    async summarise(respond: Respond, given = note) {
      vi.stubEnv('FCC_TEST_KEY', 'key')
      answering = respond
      asked = []
      const before = server.received.length
      const run = await (await session.start('summarise-note', { note: given })).finished()
      const { visits } = await session.explain(run.id)
      const outcome = async () => (await cleo.outcome(run.id, 'summary')).text
      return { run, visits, received: server.received.slice(before), outcome }
    },
    async close() {
      await runtime.close()
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

describe.each(SPOKEN)('a hospital summary over the wire of %s', (kind) => {
  let hospital: Awaited<ReturnType<typeof hospitalOver>>
  beforeAll(async () => {
    hospital = await hospitalOver(kind)
  })
  afterAll(() => hospital.close())

  it('is asked for with its schema, and code writes the document', async () => {
    const { run, received, outcome, visits } = await hospital.summarise(saying(value))
    expect([run.state, run.reasons]).toEqual(['completed', []])
    expect(await outcome()).toBe(summary)
    const [asked] = received
    expect(asked?.hasSchema || asked?.tools.includes('json')).toBe(true)
    expect(visits[0]).not.toHaveProperty('repairs')
  })

  it.each(Object.keys(misdeeds))('is right where the model %s at first', async (misdeed) => {
    const { run, received, outcome, visits } = await hospital.summarise((request, number) =>
      number === 1 ? (misdeeds[misdeed]?.(request) ?? {}) : saying(value)(request),
    )
    expect([run.state, run.reasons]).toEqual(['completed', []])
    expect(await outcome()).toBe(summary)
    expect(received).toHaveLength(2)
    expect(received[1]?.texts.join('\n')).toContain('That answer cannot be used:')
    expect(run.envelope.usage).toMatchObject({ inputTokens: 24, outputTokens: 14 })
    expect(visits[0]).toMatchObject({ repairs: 1, gates: [{ passed: true }] })
    // Each attempt was decided before it left.
    const sent = visits[0]?.decisions.filter(({ at }) => at === 'egress') ?? []
    expect(sent).toHaveLength(2)
  })

  it.each(Object.keys(misdeeds))(
    'is none where the model %s each time, and no gate sees what it said',
    async (misdeed) => {
      const { run, received, visits } = await hospital.summarise(
        (request) => misdeeds[misdeed]?.(request) ?? {},
      )
      expect(run).toMatchObject({
        state: 'failed',
        reasons: [{ id: 'FCC_PROVIDER_INVALID_ANSWER', node: 'summarise' }],
        artifacts: {},
      })
      expect(received).toHaveLength(2)
      expect(new Set(received.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2)
      expect(run.envelope.usage).toMatchObject({ inputTokens: 24, outputTokens: 14 })
      expect(visits[0]).toMatchObject({ repairs: 1, gates: [], outputs: [] })
      expect(JSON.stringify([run, visits])).not.toMatch(/furosemide|short of breath/i)
    },
  )

  it('that names nothing of the note is no summary: its gate is not passed', async () => {
    const nothing = {
      reason: [],
      course: [],
      diagnoses: [],
      medication: [],
      follow_up: [],
      left_out: [],
    }
    const { run, visits } = await hospital.summarise(saying(nothing))
    expect(run.state).toBe('rejected')
    expect(visits[0]).toMatchObject({ gates: [{ passed: false }] })
  })

  it('does not close the fence around the note, whatever the note says', async () => {
    const { received } = await hospital.summarise(saying(value))
    const texts = received[0]?.texts.join('\n') ?? ''
    const [, word = ''] = /=== (x\w+) begins: input "note"/.exec(texts) ?? []
    expect(texts.match(new RegExp(`=== ${word} ends ===`, 'g'))).toHaveLength(1)
    expect(texts).toContain(`${note}\n=== ${word} ends ===`)
  })
})

describe.each(SPOKEN)('a note that is longer than the model takes, over the wire of %s', (kind) => {
  const long = `${note}${'She slept well and had no pain in the night.\n'.repeat(400)}`

  it('is cut, and what was cut is in the record', async () => {
    const limits = ', limits: { context_tokens: 6000, output_tokens: 500 }'
    const hospital = await hospitalOver(kind, limits)
    onTestFinished(() => hospital.close())
    const { run, visits, received } = await hospital.summarise(saying(value), long)
    expect([run.state, run.reasons]).toEqual(['completed', []])
    const texts = received[0]?.texts.join('\n') ?? ''
    expect(texts).toMatch(/\[cut here: these are the first \d+ of \d+ characters\]/)
    // The rules, the schema and the task are whole.
    expect(texts).toContain('Rules that hold for your work:')
    expect(texts).toContain('It follows this JSON schema:')
    expect(visits[0]?.trimmed).toMatchObject([
      { turn: 1, source: 'input', name: 'note', counted: 'by_estimate' },
    ])
  })

  it('is sent nowhere where not even the rest fits', async () => {
    const limits = ', limits: { context_tokens: 900, output_tokens: 500 }'
    const hospital = await hospitalOver(kind, limits)
    onTestFinished(() => hospital.close())
    const { run, received } = await hospital.summarise(saying(value))
    expect(run).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', failure: 'context_too_long' },
    })
    expect(received).toEqual([])
  })
})

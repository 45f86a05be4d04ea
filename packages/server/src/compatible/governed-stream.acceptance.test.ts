import {
  detectors,
  type ModelChunk,
  type Principal,
  providers,
  readDocuments,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createTestRuntime } from '@fcc/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createServer, type Server } from '../create-server.ts'

const documents = `
persona: WR
name: House Writer
phase: Create
role_title: Writes for the house
category: core
color: "#000000"
riscear:
  role: Writes.
  inputs: [A note]
  style: Short.
  constraints: [MUST be short.]
  expected_output: [A text]
  archetype: The Writer
  responsibilities: [Write]
  role_skills: [Writing]
  role_collaborators: [Readers]
  role_adoption_checklist: [Ask]
---
constitution: rules
title: Rules
rules: [{ id: no-bombs, tier: hard_stop, at: [output], window: 4, when: "findings.exists(f, f.category == 'house/bomb')", say: Not about that. }]
permits: [{ id: all, at: [egress], when: 'true' }]
`

/** What the model says next, in the pieces in which it comes. */
let pieces: readonly string[] = []
let server: Server
let url = ''
const ends: (() => Promise<void>)[] = []

const house = definePlugin({
  id: 'house',
  setup({ contribute }) {
    for (const { point, name, value } of readDocuments(documents, { file: 'house.yaml' })
      .documents) {
      contribute(point, { ...value, id: `house/${name}` } as never)
    }
    contribute(detectors, {
      ...{ id: 'house/bombs', title: 'Bombs', version: '1', categories: ['house/bomb'], window: 4 },
      detect: (text) =>
        [...text.matchAll(/BOMB/g)].map(({ index }) => ({
          category: 'house/bomb',
          span: { start: index, end: index + 4 },
          confidence: 1,
          detector: 'house/bombs',
        })),
    })
    contribute(providers, {
      id: 'house/vendor',
      title: 'Vendor',
      attributes: {
        ...{ location: 'remote', region: 'eu', cloud: 'commercial', retentionDays: 0 },
        agreements: [],
      },
      deterministic: false,
      async *stream(): AsyncGenerator<ModelChunk> {
        for (const text of pieces) yield { kind: 'text', text }
        yield {
          kind: 'finish',
          stop: 'end',
          model: 'm',
          usage: { inputTokens: 7, outputTokens: 3 },
        }
      },
    })
  },
})

beforeAll(async () => {
  const kit = await createTestRuntime({
    plugins: [house],
    access: 'required',
    host: { platformConstitutions: ['house/rules'] },
    tenant: { provider: 'house/vendor' },
    stop: 'by-caller',
  })
  const principal: Principal = { id: 'ada', kind: 'human', roles: ['developer'] }
  const [{ id: tenant } = { id: '' }] = kit.runtime.tenants.list()
  server = await createServer({
    runtime: kit.runtime,
    authenticators: [
      {
        authenticate: async () => ({
          ...{ kind: 'authenticated', tenant, principal },
          credential: { kind: 'host', id: 'ada' },
        }),
      },
    ],
  })
  ends.push(
    () => server.close(),
    () => kit.close(),
  )
  url = (await server.listen({ port: 0 })).url
}, 120_000)
afterAll(async () => {
  for (const end of ends) await end()
})

/** All ways to cut a text into pieces. */
function* chunkings(text: string): Generator<readonly string[]> {
  for (let cuts = 0; cuts < 2 ** (text.length - 1); cuts += 1) {
    const parts: string[] = ['']
    for (const [at, letter] of [...text].entries()) {
      parts.push(`${parts.pop()}${letter}`)
      if ((cuts >> at) & 1) parts.push('')
    }
    yield parts
  }
}

/** Asks for a stream, and gives every event of it as it came over the wire. */
async function streamed(path: string, body: object): Promise<readonly string[]> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'house-writer', stream: true, ...body }),
  })
  return [...(await answer.text()).matchAll(/^data: (\{.*)$/gm)].map(([, data = '']) => data)
}

interface Shown {
  /** The pieces of text, in order. */
  readonly texts: readonly string[]
  readonly refused: boolean
  readonly events: readonly string[]
}

async function chat(): Promise<Shown> {
  const events = await streamed('/v1/chat/completions', {
    messages: [{ role: 'user', content: 'Continue.' }],
  })
  const deltas = events.map((data) => JSON.parse(data).choices[0])
  return {
    events,
    texts: deltas.flatMap(({ delta }) => (delta.content ? [delta.content] : [])),
    refused: deltas.some(({ finish_reason }) => finish_reason === 'content_filter'),
  }
}

async function responses(): Promise<Shown> {
  const events = await streamed('/v1/responses', { input: 'Continue.' })
  const all = events.map((data) => JSON.parse(data))
  return {
    events,
    texts: all.flatMap(({ type, delta }) => (type === 'response.output_text.delta' ? [delta] : [])),
    refused: all.some(({ type }) => type === 'response.incomplete'),
  }
}

/** Long enough that its beginning is shown before its end is there. */
const CALM = 'go LAMB on. '.repeat(40)

it('shows nothing that a rule stops, however the model’s answer was cut', {
  timeout: 580_000,
}, async () => {
  let asked = 0
  const seen = new Set<string>()
  for (const cut of chunkings('go BOMB x')) {
    for (const lead of asked % 16 === 0 ? ['', CALM] : ['']) {
      pieces = [lead, ...cut]
      // Every way over one form of the wire, and those with one cut over the other too.
      for (const ask of cut.length === 2 ? [chat, responses] : [chat]) {
        asked += 1
        const { texts, refused, events } = await ask()
        const shown = texts.join('')
        expect([cut, refused]).toEqual([cut, true])
        // A beginning of what is before the word, and no piece of the word or of what is after it.
        expect([cut, `${lead}go `.startsWith(shown)]).toEqual([cut, true])
        expect([cut, events.filter((data) => data.includes('BOM'))]).toEqual([cut, []])
        seen.add(shown.length > 0 ? 'some was shown before it' : 'nothing was')
      }
    }
  }
  console.info(`${asked} streams of a text that a rule stops: 0 showed any of it`)
  expect(asked).toBeGreaterThan(256)
  expect([...seen].sort()).toEqual(['nothing was', 'some was shown before it'])
})

it('shows all else piece by piece, as it is written', async () => {
  pieces = [...CALM]
  for (const ask of [chat, responses]) {
    const { texts, refused } = await ask()
    expect([texts.join(''), refused]).toEqual([CALM, false])
    expect(texts.length).toBeGreaterThan(10)
  }
})

import {
  detectors,
  type ModelAnswer,
  type ModelRequest,
  type Principal,
  providers,
  readDocuments,
  skills,
  textAnswer,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import type { HostConfig, Runtime } from '@fcc/runtime'
import { createTestRuntime } from '@fcc/testing'
import { onTestFinished } from 'vitest'
import type { Authenticated, Authenticator } from '../authentication/authenticator.ts'
import { createServer, type Server } from '../create-server.ts'
import type { ServerNote, ServerOptions } from '../http/server-options.ts'

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
gate: any
title: Any
threshold: 0.5
checks: [{ id: words, content: { words: { at_least: 1 } } }]
---
workflow: shout
start: shout
nodes: [{ id: shout, persona: WR, skill: shout, gate: { id: any, on: loud } }]
---
workflow: slow
start: wait
nodes: [{ id: wait, persona: WR, skill: wait, gate: { id: any, on: waited } }]
---
workflow: ask
start: ask
nodes: [{ id: ask, persona: WR, human: { roles: [privacy-officer], ask: May it go? }, produces: [yes] }]
---
workflow: vote
start: vote
nodes: [{ id: vote, persona: WR, human: { roles: [privacy-officer], ask: May it go? }, produces: [vote], gate: { id: any, on: vote } }]
---
scenario: vote
title: Vote
purposes: [service]
input: { note: { type: text } }
workflow: vote
outcomes: { vote: { gate: any } }
---
scenario: shout
title: Shout
purposes: [service]
input: { note: { type: text } }
workflow: shout
outcomes: { loud: { gate: any } }
---
scenario: slow
title: Slow
purposes: [service]
input: { note: { type: text } }
workflow: slow
---
scenario: slowly
title: Slowly
purposes: [service]
input: { note: { type: text } }
workflow: slow
outcomes: { waited: { gate: any } }
---
scenario: ask
title: Ask
purposes: [service]
input: { note: { type: text } }
workflow: ask
---
workflow: sign
start: sign
nodes: [{ id: sign, persona: WR, human: { roles: [privacy-officer], ask: May it go?, quorum: 2, expires: 4h }, produces: [signature] }]
---
scenario: sign
title: Sign
purposes: [service]
input: { note: { type: text } }
workflow: sign
---
constitution: rules
title: Rules
rules: [{ id: no-bombs, tier: hard_stop, at: [run_input, output, tool_call, tool_result], when: "findings.exists(f, f.category == 'house/bomb')", say: Not about that. }, { id: no-tears, tier: hard_stop, at: [tool_call, tool_result], when: "findings.exists(f, f.category == 'house/tear')", say: Not with tools. }]
permits: [{ id: all, at: [egress], when: 'true' }]
`

/** Who is told by `x-who: <tenant>/<id>/<role>,…`: a host's own way to tell, believed as it is. */
export const told: Authenticator = {
  async authenticate({ headers }) {
    const who = headers['x-who'] ?? /^Bearer told-(.+)$/.exec(headers.authorization ?? '')?.[1]
    if (who === undefined) return undefined
    if (who === 'expired') {
      return {
        kind: 'refused',
        code: 'FCC_SIGN_IN_REFUSED',
        reason: 'It is over.',
        challenge: 'Bearer error="invalid_token"',
      }
    }
    const [tenant = '', id = '', roles = ''] = who.split('/')
    const principal: Principal = { id, kind: 'human', roles: roles === '' ? [] : roles.split(',') }
    const known: Authenticated = {
      ...{ kind: 'authenticated', tenant, principal },
      credential: { kind: 'host', id: `told-${id}` },
    }
    return known
  },
}

/** What a test has of a house: its server, two tenants, and what the host was told. */
export interface House {
  readonly server: Server
  readonly runtime: Runtime
  readonly notes: readonly ServerNote[]
  /** Asks as somebody; the body as JSON. */
  ask(
    who: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered>
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers as a client would.
  readonly body: any
}

const vendor = { model: 'm', usage: { inputTokens: 7, outputTokens: 3 } }

/** What the vendor's model says: what tools gave, where any were used. */
function said({ messages }: ModelRequest): string {
  const given = messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'tool_result' ? [part.text] : [])),
  )
  if (given.length > 0) return `It gave ${given.join(' and ')}.`
  return `I read ${JSON.stringify(messages).length > 10 ? 'it' : 'nothing'}.`
}

/** It asks each tool for what `LOOK UP` names, or one where it must, until one was used. */
function askedTools({ messages, tools, toolChoice }: ModelRequest): ModelAnswer | undefined {
  const text = JSON.stringify(messages)
  const city = /LOOK UP (\w+)/.exec(text)?.[1]
  if (text.includes('"tool_result"') || (city === undefined && toolChoice === undefined)) return
  const asked = tools.filter(
    ({ name }) => typeof toolChoice !== 'object' || toolChoice.tool === name,
  )
  if (asked.length === 0) return
  const calls = asked.map(({ name }, index) => ({
    ...{ kind: 'tool_call' as const, id: `${index}`, tool: name },
    arguments: { city: city ?? 'Rome' },
  }))
  return { parts: calls, stop: 'tool_calls', ...vendor }
}

/** Opens a server over two tenants, `riverside` and `lakeside`, with one plugin; closed after the test. */
export async function openHouse(
  more: Partial<ServerOptions> = {},
  clock: () => number = Date.now,
  host: Pick<HostConfig, 'backpressure'> = {},
): Promise<House> {
  const { documents: read, problems } = readDocuments(documents, { file: 'house.yaml' })
  if (problems.length > 0) throw new Error(problems.map(({ why }) => why).join('\n'))
  const plugin = definePlugin({
    id: 'house',
    setup({ contribute }) {
      for (const document of read) {
        contribute(document.point, { ...document.value, id: `house/${document.name}` } as never)
      }
      contribute(skills, {
        ...{ id: 'house/shout', title: 'Shout', input: ['note'], output: ['loud'] },
        run: ({ artifacts }) => ({ artifacts: { loud: artifacts.note?.text.toUpperCase() ?? '' } }),
      })
      contribute(skills, {
        ...{ id: 'house/wait', title: 'Wait', input: ['note'], output: ['waited'] },
        run: (_, { signal }) =>
          new Promise((resolve, reject) => {
            const timer = setTimeout(() => resolve({ artifacts: { waited: 'yes' } }), 60_000)
            signal.addEventListener('abort', () => {
              clearTimeout(timer)
              reject(signal.reason)
            })
          }),
      })
      contribute(detectors, {
        ...{ id: 'house/words', title: 'Words', version: '1', categories: ['house/'] },
        detect: (text) =>
          [...text.matchAll(/BOMB|TEAR/g)].map(({ index, 0: word }) => ({
            category: `house/${word.toLowerCase()}`,
            span: { start: index, end: index + 4 },
            confidence: 1,
            detector: 'house/words',
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
        generate: (request) => askedTools(request) ?? textAnswer(said(request), vendor),
      })
    },
  })
  const kit = await createTestRuntime({
    plugins: [plugin],
    access: 'required',
    clock,
    host: { platformConstitutions: ['house/rules'], ...host },
    tenant: { provider: 'house/vendor' },
    stop: 'by-caller',
  })
  const { runtime } = kit
  const own = runtime.config.tenants.riverside
  if (!own) throw new Error('the kit names its tenant otherwise')
  await runtime.tenants.add(
    { ...own, id: 'lakeside', name: 'Lakeside', namespace: 'urn:fcc:tenant:lakeside' },
    { id: 'root', kind: 'human', roles: ['admin'] },
  )
  const notes: ServerNote[] = []
  const server = await createServer({
    ...{
      runtime,
      authenticators: [told],
      publicUrl: 'http://127.0.0.1',
      onNote: (note) => notes.push(note),
    },
    ...more,
  })
  onTestFinished(async () => {
    await server.close()
    await kit.close()
  })
  return {
    ...{ server, runtime, notes },
    async ask(who, method, path, body, headers = {}) {
      const answer = await server.fetch(
        new Request(`http://local${path}`, {
          method,
          headers: {
            ...(who === undefined ? {} : { 'x-who': who }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined
            ? {}
            : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      )
      const text = await answer.text()
      const isJson = /json/.test(answer.headers.get('content-type') ?? '')
      return {
        status: answer.status,
        headers: answer.headers,
        text,
        body: isJson ? JSON.parse(text) : text,
      }
    },
  }
}

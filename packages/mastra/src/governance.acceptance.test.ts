import { createServer } from 'node:http'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { ActRefused } from '@fcc/ai-sdk'
import { detectors, providers, readDocuments, textAnswer } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import type { TenantSession } from '@fcc/runtime'
import { createTestRuntime } from '@fcc/testing'
import { Agent } from '@mastra/core/agent'
import type { MastraModelConfig } from '@mastra/core/llm'
import { RequestContext } from '@mastra/core/request-context'
import { createTool } from '@mastra/core/tools'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { governance } from './governance.ts'

/** Whose attributes rules read; the model itself is the application's. */
const provider = 'house/vendor'

const documents = `
constitution: rules
title: Rules of the house
rules:
  - { id: no-codes, tier: mandatory, at: [prompt, tool_call, tool_result], remedy: redact, when: "findings.exists(f, f.category == 'house/code')", say: Codes stay here. }
  - { id: no-bombs, tier: hard_stop, at: [output], when: "findings.exists(f, f.category == 'house/bomb')", say: Not about that. }
permits: [{ id: all, at: [egress], when: "true" }]
`

async function openHouse(): Promise<TenantSession> {
  const { documents: read } = readDocuments(documents, { file: 'house.yaml' })
  const { session, close } = await createTestRuntime({
    plugins: [
      definePlugin({
        id: 'house',
        setup({ contribute }) {
          for (const { point, value, name } of read) {
            contribute(point, { ...value, id: `house/${name}` } as never)
          }
          contribute(detectors, {
            ...{ id: 'house/words', title: 'Words', version: '1', categories: ['house/'] },
            detect: (text) =>
              [...text.matchAll(/K-\d+|BOMB/g)].map(({ 0: word, index }) => ({
                category: word === 'BOMB' ? 'house/bomb' : 'house/code',
                span: { start: index, end: index + word.length },
                confidence: 1,
                detector: 'house/words',
              })),
          })
          contribute(providers, {
            id: provider,
            title: 'Vendor',
            attributes: {
              ...{ location: 'remote', region: 'eu', cloud: 'commercial', retentionDays: 0 },
              agreements: [],
            },
            deterministic: false,
            generate: () =>
              textAnswer('', { model: 'm', usage: { inputTokens: 0, outputTokens: 0 } }),
          })
        },
      }),
    ],
    stop: 'by-caller',
    host: { platformConstitutions: ['house/rules'] },
  })
  onTestFinished(close)
  return session
}

/** A model on this machine that says one thing after the other, in the OpenAI wire format; and what it was sent. */
async function openModel(...says: readonly object[]) {
  const received: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request.setEncoding('utf8')) body += piece
    const message = { role: 'assistant', content: null, ...says[received.length % says.length] }
    received.push(body)
    const finish_reason = 'tool_calls' in message ? 'tool_calls' : 'stop'
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        ...{ id: 'chat-1', object: 'chat.completion', created: 0, model: 'm' },
        choices: [{ index: 0, message, finish_reason }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`
  // It has the types of another patch of the same interface.
  const vendor = createOpenAICompatible({ name: 'local', baseURL: url })
  const model = vendor('m') as unknown as MastraModelConfig
  return { url, model, received }
}

const calls = (name: string, given: object) => ({
  tool_calls: [
    { id: 'c1', type: 'function', function: { name, arguments: JSON.stringify(given) } },
  ],
})

describe('an agent of Mastra under a tenant’s rules', () => {
  it('sends what remedies leave of instructions, messages and tools, whole and streamed, by either way to name a model', async () => {
    const session = await openHouse()
    const { model, url, received } = await openModel({ content: 'Good morning.' })
    const look = createTool({
      ...{ id: 'look', description: 'Looks for K-9.', inputSchema: z.object({}) },
      execute: async () => 'nothing',
    })
    for (const named of [model, { id: 'local/m' as const, url, apiKey: 'none' }]) {
      const agent = new Agent({
        ...{ id: 'clerk', name: 'Clerk', instructions: 'The door opens with K-1.' },
        ...{ model: named, tools: { look } },
        inputProcessors: [governance(() => ({ session, provider }))],
      })
      expect((await agent.generate('Mine is K-22.')).text).toBe('Good morning.')
      const pieces: string[] = []
      for await (const piece of (await agent.stream('Mine is K-333.')).textStream) {
        pieces.push(piece)
      }
      expect(pieces.join('')).toBe('Good morning.')
    }
    expect(received).toHaveLength(4)
    for (const each of received) {
      expect(each).not.toMatch(/K-\d/)
      expect(each).toContain('The door opens with')
      expect(each).toContain('look')
    }
  })

  it('says nothing that a rule stops, whole or streamed, and the refusal says why', async () => {
    const session = await openHouse()
    const { model } = await openModel({ content: 'A BOMB is…' })
    const agent = new Agent({
      ...{ id: 'clerk', name: 'Clerk', instructions: 'Be brief.', model },
      inputProcessors: [governance(() => ({ session, provider }))],
    })
    const refused = await agent.generate('Tell me.').catch((error: unknown) => error)
    expect(ActRefused.is(refused) && refused.result.reasons).toMatchObject([
      { id: 'rules/no-bombs' },
    ])
    const parts: string[] = []
    for await (const part of (await agent.stream('Tell me.')).fullStream) {
      parts.push(JSON.stringify(part.type === 'error' ? String(part.payload.error) : part))
    }
    expect(parts.join('\n')).not.toContain('BOMB')
    expect(parts.join('\n')).toContain('no-bombs')
  })

  it('looks at what tools are called with and give, and asks with each request whose it is', async () => {
    const [ada, bo] = [await openHouse(), await openHouse()]
    const sessions = new Map([
      ['ada', ada],
      ['bo', bo],
    ])
    const { model, received } = await openModel(calls('look', { at: 'K-5' }), {
      content: 'It is open.',
    })
    const done: unknown[] = []
    let asked = 0
    const agent = new Agent({
      ...{ id: 'clerk', name: 'Clerk', instructions: 'Be brief.', model },
      tools: {
        look: createTool({
          ...{ id: 'look', description: 'Looks.', inputSchema: z.object({ at: z.string() }) },
          async execute({ at }) {
            done.push(at)
            return { says: 'It opens with K-7.' }
          },
        }),
      },
      inputProcessors: [
        governance(({ requestContext }) => {
          asked += 1
          const session = sessions.get(String(requestContext?.get('user')))
          if (!session) throw new Error('nobody asks')
          return { session, provider }
        }),
      ],
    })
    const requestContext = new RequestContext([['user', 'ada']])
    expect((await agent.generate('Is it open?', { requestContext })).text).toBe('It is open.')
    // One conversation for all steps of a request: labels that came into it stay.
    expect([done, asked]).toEqual([['[CODE]'], 1])
    expect(received.at(-1)).toContain('It opens with [CODE].')
    expect((await ada.exportAudit()).text).toContain('"act":"chat: call look"')
    expect((await bo.exportAudit()).text).not.toContain('fcc.decision.made')
    await expect(agent.generate('Is it open?')).rejects.toThrow('nobody asks')
    expect(received).toHaveLength(2)
  })

  it('sends nothing that nobody can look into', async () => {
    const session = await openHouse()
    const { model, received } = await openModel({ content: 'I see.' })
    const agent = new Agent({
      ...{ id: 'clerk', name: 'Clerk', instructions: 'Be brief.', model },
      inputProcessors: [governance(() => ({ session, provider }))],
    })
    const image = { type: 'file' as const, mediaType: 'image/png', data: 'iVBORw0KGgo=' }
    const asked = agent.generate([{ role: 'user', content: [image] }])
    await expect(asked).rejects.toMatchObject({ code: 'FCC_ACT_UNREADABLE' })
    expect(received).toHaveLength(0)
  })
})

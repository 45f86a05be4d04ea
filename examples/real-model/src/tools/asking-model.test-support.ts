import {
  type JsonValue,
  type ModelAnswer,
  type ModelRequest,
  providers,
  readDocuments,
  textAnswer,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import coreCatalogue from '@fcc/plugin-core-catalog'
import toolsMcp from '@fcc/plugin-tools-mcp'
import { createTestRuntime } from '@fcc/testing'
import { onTestFinished } from 'vitest'

const documents = `
scenario: ask
title: Ask
purposes: [treatment]
input: { question: { type: text, labels: [] } }
workflow: ask
outcomes: { answer: { gate: said } }
---
workflow: ask
start: ask
nodes:
  - { id: ask, persona: core-catalog/RC, action: document, tools: [tools-mcp/tools], provider: asker/model, produces: answer }
---
gate: said
title: Something is said
threshold: 1
checks: [{ id: some, content: { words: { at_least: 1 } } }]
`

/** What a model asks of a tool. */
export interface Asked {
  readonly tool: string
  readonly arguments: JsonValue
}

/** A model that asks for tools, one after the other, and then says what it was told. */
function asker(asks: readonly Asked[], more = '') {
  const requests: ModelRequest[] = []
  const { documents: read, problems } = readDocuments(documents + more, { file: 'asker.yaml' })
  if (problems.length > 0) throw new Error(problems.map(({ why }) => why).join('\n'))
  const made = definePlugin({
    id: 'asker',
    setup({ contribute }) {
      for (const { point, name, value } of read) {
        contribute(point, { ...value, id: `asker/${name}` } as never)
      }
      contribute(providers, {
        id: 'asker/model',
        title: 'Model',
        attributes: {
          location: 'in-process',
          region: 'here',
          agreements: [],
          cloud: 'none',
          retentionDays: 0,
        },
        deterministic: false,
        generate(request): ModelAnswer {
          requests.push(request)
          const told = request.messages.flatMap(({ parts }) =>
            parts.flatMap((part) => (part.kind === 'tool_result' ? [part.text] : [])),
          )
          const next = asks[told.length]
          const usage = { inputTokens: 1, outputTokens: 1 }
          if (!next) return textAnswer(`Told: ${told.join('; ')}`, { model: 'm', usage })
          const part = { kind: 'tool_call' as const, id: `c${told.length}`, ...next }
          return { parts: [part], stop: 'tool_calls', model: 'm', usage }
        },
      })
    },
  })
  return { plugin: made, requests }
}

/** Starts a run in which that model has tools of a server. */
export async function start(
  server: { readonly url: string },
  asks: readonly Asked[],
  {
    tools = ['look-up', 'order'],
    more = '',
    key,
  }: { readonly tools?: readonly string[]; readonly more?: string; readonly key?: string } = {},
) {
  const model = asker(asks, more)
  const runtime = await createTestRuntime({
    plugins: [coreCatalogue, toolsMcp, model.plugin],
    settings: {
      'tools-mcp': { servers: { ward: { url: server.url, tools, ...(key ? { key } : {}) } } },
    },
    // The server of the test has connections of its own.
    stop: 'by-caller',
  })
  onTestFinished(() => runtime.close())
  const { record } = await runtime.run('ask', { question: 'Any allergies?' })
  const explained = await runtime.session.explain(record.id)
  const answer = async () => (await runtime.session.outcome(record.id, 'answer')).text
  return { ...runtime, record, explained, requests: model.requests, answer }
}

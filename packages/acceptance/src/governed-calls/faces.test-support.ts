import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { govern } from '@fcc/ai-sdk'
import { governance } from '@fcc/mastra'
import type { TenantSession } from '@fcc/runtime'
import type { Server } from '@fcc/server'
import { Agent } from '@mastra/core/agent'
import type { MastraModelConfig } from '@mastra/core/llm'
import { createTool } from '@mastra/core/tools'
import type { Client } from '@modelcontextprotocol/client'
import { generateText, isStepCount, tool } from 'ai'
import { z } from 'zod'
import type { CallVerdict, GovernedCall } from './corpus.ts'
import { askedOfModel } from './house-plugin.ts'

/** Does what the corpus says in one of the places where a tenant's rules stand, and tells what became of it. */
export type TryCall = (call: GovernedCall) => Promise<CallVerdict>

const provider = 'house/vendor'
const anything = z.record(z.string(), z.string())

interface Model {
  readonly url: string
  readonly received: string[]
}

/** An application of the AI SDK with `@fcc/ai-sdk`, as its README says. */
export function withAiSdk(session: TenantSession, model: Model): TryCall {
  return (call) =>
    tried(model, async (used) => {
      const governed = govern({ session, provider })
      const vendor = createOpenAICompatible({ name: 'local', baseURL: model.url })
      return generateText({
        model: governed.model(vendor('m')),
        prompt: call.prompt,
        maxRetries: 0,
        tools: governed.tools(
          Object.fromEntries(
            toolsOf(call).map(({ name, gives }) => [
              name,
              tool({
                inputSchema: anything,
                execute: async (given) => {
                  used(given)
                  return gives
                },
              }),
            ]),
          ),
        ),
        toolApproval: governed.toolApproval,
        stopWhen: isStepCount(3),
      })
    })
}

/** An agent of Mastra with `@fcc/mastra`, as its README says. */
export function withMastra(session: TenantSession, model: Model): TryCall {
  return (call) =>
    tried(model, async (used) => {
      const vendor = createOpenAICompatible({ name: 'local', baseURL: model.url })
      const agent = new Agent({
        ...{ id: 'clerk', name: 'Clerk', instructions: 'Be brief.' },
        // It has the types of another patch of the same interface.
        model: vendor('m') as unknown as MastraModelConfig,
        tools: Object.fromEntries(
          toolsOf(call).map(({ name, gives }) => [
            name,
            createTool({
              ...{ id: name, description: `Does ${name}.`, inputSchema: anything },
              execute: async (given) => {
                used(given)
                return gives
              },
            }),
          ]),
        ),
        inputProcessors: [governance(() => ({ session, provider }))],
      })
      return agent.generate(call.prompt, { maxSteps: 3 })
    })
}

/** The tools of somebody else's MCP server behind `fcc mcp proxy`. */
export function withProxy(client: Client, usedSince: () => readonly unknown[]): TryCall {
  return async ({ call }) => {
    if (!call) throw new Error('There is no model behind a proxy.')
    usedSince()
    const { content, isError } = await client.callTool({
      name: call.tool,
      arguments: call.arguments,
    })
    const text = (content as readonly { readonly text?: string }[])
      .map((part) => part.text ?? '')
      .join('')
    const [used] = usedSince()
    return {
      ...(used ? { used: used as Record<string, string> } : {}),
      ...(isError ? { refusedBy: rulesIn(text) } : { heard: text }),
    }
  }
}

/** A run for each turn: a program of the OpenAI wire format that uses its own tools, at `@fcc/server`. */
export function withRun(server: Server, who: string, officer: TenantSession): TryCall {
  const complete = async (messages: readonly object[], call: GovernedCall) => {
    const answer = await server.fetch(
      new Request('http://local/v1/chat/completions', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-who': who },
        body: JSON.stringify({
          ...{ model: 'house-writer', messages },
          tools: toolsOf(call).map(({ name }) => ({
            type: 'function',
            function: { name, parameters: { type: 'object' } },
          })),
        }),
      }),
    )
    // biome-ignore lint/suspicious/noExplicitAny: a client looks into what it got.
    const { choices, error } = (await answer.json()) as any
    return choices?.[0].message ?? { refusal: await refuseWaiting(error.message) }
  }
  /** Where a person has to approve, the run waits for them; here they say no, and it says what for. */
  const refuseWaiting = async (said: string): Promise<string> => {
    const [, run = ''] = /run (\w+) waits/.exec(said) ?? []
    await officer.answer(run, { decision: 'rejected' })
    for await (const { type } of officer.events(run)) if (type === 'fcc.run.ended') break
    return JSON.stringify((await officer.run(run)).reasons)
  }
  return async (call) => {
    askedOfModel.length = 0
    const messages: object[] = [{ role: 'user', content: call.prompt }]
    let message = await complete(messages, call)
    let used: Record<string, string> | undefined
    if (message.tool_calls) {
      const [{ id, function: asked }] = message.tool_calls
      used = JSON.parse(asked.arguments)
      messages.push(message, { role: 'tool', tool_call_id: id, content: call.call?.gives })
      message = await complete(messages, call)
    }
    return verdictOf({
      ...{ used, shown: message.content, refusal: message.refusal ?? '' },
      asked: askedOfModel,
    })
  }
}

/** Runs an application once, whose model is the one of the corpus. */
async function tried(
  model: Model,
  work: (used: (given: unknown) => void) => Promise<{ readonly text: string }>,
): Promise<CallVerdict> {
  model.received.length = 0
  let used: Record<string, string> | undefined
  const note = (given: unknown): void => {
    used = given as Record<string, string>
  }
  try {
    const answer = await work(note)
    const { text } = answer
    // What a model is told of a refusal, or a person is asked: it stands in the steps.
    const refusal = JSON.stringify([answer, model.received])
    return verdictOf({ used, shown: text, refusal, asked: model.received })
  } catch (error) {
    return verdictOf({ used, shown: null, refusal: String(error), asked: model.received })
  }
}

function verdictOf({
  used,
  shown,
  refusal,
  asked,
}: {
  readonly used: Record<string, string> | undefined
  readonly shown: string | null
  readonly refusal: string
  readonly asked: readonly string[]
}): CallVerdict {
  const refusedBy = rulesIn(refusal)
  const [first, last] = [asked[0] ?? '', asked.at(-1) ?? '']
  const words = /Case \w+: [^"\\]*?\./.exec(first)?.[0]
  const heard = used && refusedBy.length === 0 ? heardIn(last) : undefined
  return {
    ...(used ? { used } : {}),
    ...(heard === undefined ? {} : { heard }),
    ...(words === undefined ? {} : { asked: words }),
    ...(words !== undefined && shown && refusedBy.length === 0 ? { shown } : {}),
    ...(refusedBy.length > 0 ? { refusedBy } : {}),
  }
}

/** What a model was told that a tool gave, in the last that it was asked. */
function heardIn(request: string): string | undefined {
  const parsed = JSON.parse(request) as { readonly messages: readonly Told[] } | readonly Told[]
  const messages = 'messages' in parsed ? parsed.messages : parsed
  const told = messages.findLast(({ role }) => role === 'tool')
  const text = told?.content ?? told?.parts?.[0]?.text
  return text?.startsWith('"') ? (JSON.parse(text) as string) : text
}

interface Told {
  readonly role: string
  readonly content?: string
  readonly parts?: readonly { readonly text: string }[]
}

function toolsOf({
  call,
}: GovernedCall): readonly { readonly name: string; readonly gives: string }[] {
  return call ? [{ name: call.tool, gives: call.gives }] : []
}

function rulesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\brules\/[a-z-]+/g)].map(([rule]) => rule))]
}

import { ProviderFailure, plainText, providers, secretReference, textAnswer } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createMemoryMasterKey } from '@fcc/sealing'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { given, type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import { expectCode, openSession } from '../testing/test-runtime.test-support.ts'

const usage = { inputTokens: 1, outputTokens: 1 }

/** A provider that wants a key, and what it was given. */
function keyed(seen: string[]) {
  return given(
    definePlugin({
      id: 'keyed',
      settings: z.strictObject({ key: secretReference() }),
      setup({ contribute }) {
        contribute(providers, {
          id: 'keyed/model',
          title: 'Wants a key',
          attributes: {
            location: 'in-process',
            region: 'here',
            agreements: [],
            cloud: 'none',
            retentionDays: 0,
          },
          deterministic: false,
          async generate(_request, { settings, secret }) {
            const key = await secret(settings.key)
            seen.push(key)
            if (key === 'old-key')
              throw new ProviderFailure('not_authorised', { by: 'keyed/model' })
            return textAnswer('fine', { model: 'm', usage })
          },
        })
      },
    }),
  )
}

describe('a key', () => {
  it('that was changed is used by the run that waited for it, and stands nowhere', async () => {
    vi.stubEnv('FCC_TEST_MODEL_KEY', 'old-key')
    const seen: string[] = []
    const session = await openSession({
      plugins: [sample(), keyed(seen)],
      masterKey: createMemoryMasterKey(),
      tenants: {
        riverside: {
          provider: 'keyed/model',
          settings: { keyed: { key: 'env:FCC_TEST_MODEL_KEY' } },
        },
      },
    })
    const handle = await session.start('asked', { note: 'x' })
    expect(await handle.finished()).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', failure: 'not_authorised', by: 'keyed/model' },
    })
    vi.stubEnv('FCC_TEST_MODEL_KEY', 'new-key')
    const run = await (await session.resume(handle.id)).finished()
    expect(run.state).toBe('completed')
    expect(seen).toEqual(['old-key', 'new-key'])
    const { visits, entries } = await session.explain(run.id)
    const kept = JSON.stringify([run, visits, entries.map((entry) => ({ ...entry }))])
    expect(kept).not.toMatch(/(?:old|new)-key/)
  })

  it('in plain text is refused when the tenant starts, without being repeated', async () => {
    const opening = openSession({
      plugins: [sample(), keyed([])],
      tenants: { riverside: { settings: { keyed: { key: 'sk-plain-text' } } } },
    })
    const error = await opening.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(String(error)).toContain('never the secret itself')
    expect(String(error)).not.toContain('sk-plain-text')
  })
})

describe('a provider that nobody has', () => {
  it('is missed before the run starts, with what there is', async () => {
    const session = await openSession({
      plugins: [sample()],
      tenants: { riverside: { provider: undefined } },
    })
    const error = await expectCode('FCC_PROVIDER_MISSING', () =>
      session.start('asked', { note: 'x' }),
    )
    expect(error.why).toContain('this tenant has sample/model')
    expect(await session.runs()).toEqual([])
  })
})

const steps = (node: string) => `
workflow: asking
start: ask
nodes:
  - { id: ask, persona: WR, action: document, produces: answer, ${node} }
---
scenario: asking
title: Asking
purposes: [drafting]
input: { note: { type: text } }
workflow: asking
outcomes: { answer: { gate: not-empty } }
`

describe('a step of a workflow document', () => {
  it('that needs what no provider here can do is refused before it starts', async () => {
    const session = await openSession({
      plugins: [sample({ documents: steps('needs: [structure]') })],
    })
    const error = await expectCode('FCC_PROVIDER_UNFIT', () =>
      session.start('asking', { note: 'x' }),
    )
    expect(error.why).toContain('structure')
  })

  it('that offers a skill as a tool gives its result to the model', async () => {
    const generate: SampleParts['generate'] = ({ messages, tools }) =>
      messages.length === 2
        ? {
            parts: [
              { kind: 'tool_call', id: '1', tool: tools[0]?.name ?? '', arguments: { note: 'hi' } },
            ],
            stop: 'tool_calls',
            model: 'm',
            usage,
          }
        : textAnswer(plainText(messages.at(-1) ?? { role: 'tool', parts: [] }), {
            model: 'm',
            usage,
          })
    const session = await openSession({
      plugins: [sample({ generate, documents: steps('tools: [write]') })],
    })
    const run = await (await session.start('asking', { note: 'x' })).finished()
    expect(run.state).toBe('completed')
    expect((await session.outcome(run.id, 'answer')).text).toContain(
      'begins: what sample/write gave ===\nHI!\n',
    )
  })
})

import type { Principal } from '@fcc/contracts'
import { generateText, isStepCount, streamText, tool } from 'ai'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openChatServer } from './chat-server.test-support.ts'
import { govern } from './govern.ts'
import { openHouse } from './house-rules.test-support.ts'

const provider = 'house/vendor'
const officer: Principal = { kind: 'human', id: 'olga', roles: ['officer'] }

async function refusalOf(work: () => unknown): Promise<string> {
  return Promise.resolve()
    .then(work)
    .then(
      () => 'nothing',
      (error: Error) => error.message,
    )
}

describe('an application of the Vercel AI SDK under a tenant’s rules', () => {
  it('sends what remedies leave of a prompt, wherever in it the content is', async () => {
    const session = await openHouse()
    const { model, received } = await openChatServer(() => 'Good morning.')
    const governed = govern({ session, provider })
    const { text } = await generateText({
      model: governed.model(model),
      system: 'The door opens with K-1.',
      messages: [
        { role: 'user', content: 'Mine is K-22.' },
        { role: 'assistant', content: 'I know K-333.' },
        { role: 'user', content: 'Good.' },
      ],
      tools: { open: tool({ description: 'Opens K-4444', inputSchema: z.object({}) }) },
    })
    expect(text).toBe('Good morning.')
    expect(received).toHaveLength(1)
    expect(received[0]).not.toMatch(/K-\d/)
    expect(received[0]).toContain('The door opens with')
  })

  it('sends nothing where a hard stop fires or no permit names the provider', async () => {
    const { model, received } = await openChatServer(() => 'Yes.')
    const asked = async (agreements: readonly string[], prompt: string) => {
      const session = await openHouse(agreements)
      return refusalOf(() =>
        generateText({ model: govern({ session, provider }).model(model), prompt }),
      )
    }
    expect(await asked(['DPA'], 'Build a BOMB.')).toContain('rules/no-bombs')
    expect(await asked([], 'My code is K-1.')).toContain('FCC_ACT_REFUSED')
    expect(received).toHaveLength(0)
    expect(await asked([], 'Good morning.')).toBe('nothing')
    expect(received).toHaveLength(1)
  })

  it('keeps what a model must not say, whole or streamed, and shows a stream as the whole', async () => {
    const session = await openHouse()
    const { model } = await openChatServer((_, turn) => (turn < 3 ? 'A BOMB is…' : 'A bee is…'))
    const governed = govern({ session, provider }).model(model)
    expect(await refusalOf(() => generateText({ model: governed, prompt: 'Tell me.' }))).toContain(
      'rules/no-leaks',
    )
    const streamed = async () => {
      const errors: unknown[] = []
      const { textStream } = streamText({
        model: governed,
        prompt: 'Tell me.',
        onError: ({ error }) => void errors.push(error),
      })
      let text = ''
      for await (const piece of textStream) text += piece
      return { text, errors }
    }
    const stopped = await streamed()
    expect(stopped.text).toBe('')
    expect(String(stopped.errors[0])).toContain('rules/no-leaks')
    expect(await streamed()).toEqual({ text: 'A bee is…', errors: [] })
  })

  it('looks at what tools are called with and at what they answer', async () => {
    const session = await openHouse()
    const { model, received } = await openChatServer((_, turn) =>
      turn === 1 ? { tool: 'look', arguments: { at: 'door' } } : 'It is open.',
    )
    const governed = govern({ session, provider })
    await generateText({
      model: governed.model(model),
      prompt: 'Is the door open?',
      tools: governed.tools({
        look: tool({
          inputSchema: z.object({ at: z.string() }),
          execute: async ({ at }) => ({ at, says: 'open by K-9' }),
        }),
      }),
      toolApproval: governed.toolApproval,
      stopWhen: isStepCount(3),
    })
    expect(received).toHaveLength(2)
    expect(received[1]).toContain('open by')
    expect(received[1]).not.toContain('K-9')
  })

  it('denies a tool that a hard stop names, and the model hears why', async () => {
    const session = await openHouse()
    const done: string[] = []
    const { model, received } = await openChatServer((_, turn) =>
      turn === 1 ? { tool: 'delete_all', arguments: {} } : 'I must not.',
    )
    const governed = govern({ session, provider })
    const tools = governed.tools({
      delete_all: tool({
        inputSchema: z.object({}),
        execute: async () => {
          done.push('deleted')
          return 'gone'
        },
      }),
    })
    const { text } = await generateText({
      ...{ model: governed.model(model), prompt: 'Clean up.', tools },
      toolApproval: governed.toolApproval,
      stopWhen: isStepCount(3),
    })
    expect([text, done]).toEqual(['I must not.', []])
    expect(received[1]).toContain('Nothing is deleted.')
    // Who forgets `toolApproval` is kept from it by the tool itself.
    await generateText({
      ...{
        model: governed.model(
          (
            await openChatServer((_, turn) =>
              turn === 1 ? { tool: 'delete_all', arguments: {} } : 'No.',
            )
          ).model,
        ),
        prompt: 'Clean up.',
        tools,
      },
      stopWhen: isStepCount(3),
    })
    expect(done).toEqual([])
  })

  it('has a person asked, and does it only where whoever said yes may', async () => {
    const session = await openHouse()
    const done: string[] = []
    const calls = async (approver: Principal | undefined) => {
      const { model } = await openChatServer((body) =>
        body.includes('"role":"tool"') ? 'Done.' : { tool: 'transfer', arguments: { to: 'X' } },
      )
      const governed = govern({ session, provider, approver: approver && (() => approver) })
      const settings = {
        model: governed.model(model),
        tools: governed.tools({
          transfer: tool({
            inputSchema: z.object({ to: z.string() }),
            execute: async ({ to }) => {
              done.push(to)
              return 'sent'
            },
          }),
        }),
        toolApproval: governed.toolApproval,
        stopWhen: isStepCount(3),
      }
      const messages = [{ role: 'user' as const, content: 'Pay.' }]
      const asked = await generateText({ ...settings, messages })
      const request = asked.content.find(({ type }) => type === 'tool-approval-request')
      if (request?.type !== 'tool-approval-request') throw new Error('nobody was asked')
      expect(request.reason).toContain('officer')
      await generateText({
        ...settings,
        messages: [
          ...messages,
          ...asked.response.messages,
          {
            role: 'tool',
            content: [
              { type: 'tool-approval-response', approvalId: request.approvalId, approved: true },
            ],
          },
        ],
      })
    }
    await calls(undefined)
    await calls({ ...officer, roles: ['clerk'] })
    expect(done).toEqual([])
    await calls(officer)
    expect(done).toEqual(['X'])
    expect((await session.exportAudit()).text).toContain('"approvedBy":{"id":"olga"')
  })

  it('refuses what nobody can look into, and leaves a log without content', async () => {
    const session = await openHouse()
    const { model, received } = await openChatServer(() => 'I see.')
    const governed = govern({ session, provider, purpose: 'service' }).model(model)
    const image = { type: 'file' as const, mediaType: 'image/png', data: new Uint8Array([1, 2]) }
    expect(
      await refusalOf(() =>
        generateText({ model: governed, messages: [{ role: 'user', content: [image] }] }),
      ),
    ).toContain('FCC_ACT_UNREADABLE')
    expect(received).toHaveLength(0)
    await generateText({ model: governed, prompt: 'The word is Rumpelstiltskin, and K-7.' })
    const { text } = await session.exportAudit()
    expect(text).toContain('"purpose":"service"')
    expect(text).toContain('rules/no-codes')
    expect(text).not.toContain('Rumpelstiltskin')
  })
})

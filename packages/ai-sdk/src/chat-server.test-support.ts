import { createServer } from 'node:http'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModelV4 } from '@ai-sdk/provider'
import { onTestFinished } from 'vitest'

/** What the server answers a request with: a text, or a call of a tool. */
export type ChatReply = string | { readonly tool: string; readonly arguments: unknown }

/** A real endpoint of the OpenAI wire format on this machine, and the texts that it was sent. */
export async function openChatServer(
  reply: (body: string, turn: number) => ChatReply,
): Promise<{ readonly model: LanguageModelV4; readonly received: readonly string[] }> {
  const received: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (piece: string) => {
      body += piece
    })
    request.on('end', () => {
      received.push(body)
      const said = reply(body, received.length)
      const message =
        typeof said === 'string'
          ? { role: 'assistant', content: said }
          : {
              role: 'assistant',
              content: null,
              tool_calls: [
                {
                  id: `call-${received.length}`,
                  type: 'function',
                  function: { name: said.tool, arguments: JSON.stringify(said.arguments) },
                },
              ],
            }
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({
          ...{ id: 'chat-1', object: 'chat.completion', created: 0, model: 'm' },
          choices: [
            { index: 0, message, finish_reason: typeof said === 'string' ? 'stop' : 'tool_calls' },
          ],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      )
    })
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
  const port = typeof address === 'object' && address ? address.port : 0
  const vendor = createOpenAICompatible({ name: 'local', baseURL: `http://127.0.0.1:${port}/v1` })
  return { model: vendor('m') as LanguageModelV4, received }
}

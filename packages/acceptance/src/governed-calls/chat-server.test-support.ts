import { createServer } from 'node:http'
import { callIn } from './corpus.ts'

/** A model of the OpenAI wire format on this machine that does what the corpus says, and what it was sent. */
export async function openChatServer(): Promise<{
  readonly url: string
  readonly received: string[]
  close(): Promise<void>
}> {
  const received: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request.setEncoding('utf8')) body += piece
    received.push(body)
    const found = callIn(body)
    const { messages } = JSON.parse(body) as { readonly messages: { readonly role: string }[] }
    const call = messages.some(({ role }) => role === 'tool') ? undefined : found?.call
    const message = call
      ? {
          ...{ role: 'assistant', content: null },
          tool_calls: [
            {
              ...{ id: 'c1', type: 'function' },
              function: { name: call.tool, arguments: JSON.stringify(call.arguments) },
            },
          ],
        }
      : { role: 'assistant', content: found?.answer ?? 'What?' }
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        ...{ id: 'chat-1', object: 'chat.completion', created: 0, model: 'm' },
        choices: [{ index: 0, message, finish_reason: call ? 'tool_calls' : 'stop' }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/v1`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

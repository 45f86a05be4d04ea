import { expect, it, onTestFinished } from 'vitest'
import { answerPieces } from './answer-pieces.ts'
import type { AnsweringOptions } from './server-message.ts'
import { startAnsweringServer } from './start-answering-server.ts'

async function open(options: AnsweringOptions) {
  const server = await startAnsweringServer(options)
  onTestFinished(() => server.close())
  const ask = (body: object, path = '/chat/completions') =>
    fetch(`${server.baseUrl}${path}`, { method: 'POST', body: JSON.stringify(body) })
  return { server, ask }
}

/** The texts of the events that a streamed answer has. */
const textsOf = (body: string): readonly string[] =>
  [...body.matchAll(/"content":"([^"]+)"/g)].map(([, text]) => text ?? '')

it('answers whole and in pieces, the same text, and counts what it answered', async () => {
  const { server, ask } = await open({ pieces: 9 })
  const written = answerPieces(9)
  const whole = await (await ask({ messages: [] })).json()
  expect(whole).toMatchObject({
    choices: [{ message: { content: written.join('') }, finish_reason: 'stop' }],
    usage: { completion_tokens: 9 },
  })
  const streamed = await (await ask({ messages: [], stream: true })).text()
  expect(textsOf(streamed)).toEqual(written)
  expect(streamed.endsWith('data: [DONE]\n\n')).toBe(true)
  expect(await server.facts(2)).toEqual({
    server: 'chat completions in 9 pieces',
    calls: '2',
    'longest request': '29 bytes',
  })
  await expect(server.facts(3)).rejects.toThrow('gave 2 answers, not 3')
})

it('stands still in the middle of a stream until it is told to continue', async () => {
  const { server, ask } = await open({ pieces: 6, holdAfter: 2 })
  const { body } = await ask({ stream: true })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (textsOf(text).length < 2) text += (await reader?.read())?.value ?? ''
  expect(textsOf(text)).toEqual(answerPieces(2))
  await server.facts(0)
  server.release()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    text += read.value
  }
  expect(textsOf(text)).toEqual(answerPieces(6))
  await server.facts(1)
})

it('counts nothing that it did not answer', async () => {
  const { server, ask } = await open({ pieces: 1 })
  expect((await ask({}, '/elsewhere')).status).toBe(404)
  await server.facts(0)
  await server.close()
  await server.close()
})

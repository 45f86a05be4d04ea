import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One call that reached the provider and waits for its answer. */
export interface HeldCall {
  /** The act that is asked for; the same act has the same key, however often it is asked for. */
  readonly key: string
  answer(text: string): void
  /** Resolves when the caller hung up before it had an answer. */
  readonly abandoned: Promise<void>
}

/** A model on this machine that answers when the test says so, and not before. */
export interface HeldProvider {
  readonly endpoint: string
  /** The next call that has not been looked at, when it comes. */
  nextCall(): Promise<HeldCall>
  close(): Promise<void>
}

/** Starts a provider on a free port of this machine. */
export async function createHeldProvider(): Promise<HeldProvider> {
  const calls: HeldCall[] = []
  const waiting: ((call: HeldCall) => void)[] = []
  const server = createServer((request, response) => {
    request.resume()
    const call = heldCall(String(request.headers['idempotency-key']), response)
    const next = waiting.shift()
    if (next) next(call)
    else calls.push(call)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}/`,
    nextCall() {
      const call = calls.shift()
      return call ? Promise.resolve(call) : new Promise((resolve) => waiting.push(resolve))
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function heldCall(key: string, response: ServerResponse): HeldCall {
  return {
    key,
    answer(text) {
      const usage = { inputTokens: 1, outputTokens: 1 }
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ text, model: 'held', usage }))
    },
    abandoned: new Promise((resolve) => {
      response.once('close', () => {
        if (!response.writableFinished) resolve()
      })
    }),
  }
}

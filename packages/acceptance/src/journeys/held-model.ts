import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One call that reached the model and waits for its answer. */
export interface HeldCall {
  /** The same act has the same key, however often it is asked for. */
  readonly key: string
  answer(text: string): void
}

/** A model on this machine that answers when a step says so: a run stays in flight until then. */
export interface HeldModel {
  readonly endpoint: string
  /** The next call nobody has looked at, when it comes. @throws Error after half a minute */
  nextCall(): Promise<HeldCall>
  close(): Promise<void>
}

const PATIENCE_MS = 30_000

/** Starts a model on a free port; it speaks what the provider of examples/provider-loopback asks. */
export async function createHeldModel(): Promise<HeldModel> {
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
    nextCall: () =>
      new Promise((resolve, reject) => {
        const call = calls.shift()
        if (call) return resolve(call)
        const limit = setTimeout(() => reject(new Error('Nobody asked the model.')), PATIENCE_MS)
        waiting.push((next) => {
          clearTimeout(limit)
          resolve(next)
        })
      }),
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
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ text, model: 'held', usage }))
    },
  }
}

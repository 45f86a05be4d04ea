import { EventEmitter, once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A model that holds every call until the test answers it. */
export async function startModel() {
  const arrivals = new EventEmitter()
  const calls: { readonly key: string; readonly response: ServerResponse }[] = []
  const server = createServer((request, response) => {
    request.resume()
    calls.push({ key: String(request.headers['idempotency-key']), response })
    arrivals.emit('call')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async nextCall() {
      if (calls.length === 0) await once(arrivals, 'call')
      const call = calls.shift()
      if (!call) throw new Error('Two wait for one call.')
      const { key, response } = call
      return {
        key,
        hungUp: once(response, 'close'),
        answer: (text: string): void => {
          const usage = { inputTokens: 1, outputTokens: 1 }
          response.setHeader('content-type', 'application/json')
          response.end(JSON.stringify({ text, model: 'held', usage }))
        },
      }
    },
    close(): void {
      server.close()
      server.closeAllConnections()
    },
  }
}

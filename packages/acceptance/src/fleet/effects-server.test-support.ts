import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that does something once for each key, as an outside service would, and counts. */
export interface EffectsServer {
  readonly url: string
  /** Idempotency key → what was done under it. */
  readonly done: ReadonlyMap<string, string>
  /** How often it was asked for something that was done already. */
  readonly repeats: () => number
  close(): Promise<void>
}

export async function startEffectsServer(): Promise<EffectsServer> {
  const done = new Map<string, string>()
  let repeats = 0
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const key = String(request.headers['idempotency-key'])
    if (done.has(key)) repeats += 1
    else done.set(key, body)
    response.end('done')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    done,
    repeats: () => repeats,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

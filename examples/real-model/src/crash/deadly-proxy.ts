import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Where whoever asks is killed:
 * - `arrived`: what they asked has not reached the server
 * - `acted`: the server has done it, and nothing of its answer has left
 * - `half`: half of the answer has left
 * - `answered`: all of it has
 */
export const DEATHS = ['arrived', 'acted', 'half', 'answered'] as const
export type Death = (typeof DEATHS)[number]

/** A way to a server on which whoever uses it can be killed, at any request and at any moment of it. */
export interface DeadlyProxy {
  readonly url: (path: string) => string
  /** How many requests came through since `arm`. */
  readonly passed: number
  /** Lets the process of whoever asks die with the n-th request from now on, or nobody. */
  arm(at: { readonly request: number; readonly death: Death } | undefined, kill: () => void): void
  close(): Promise<void>
}

/** Starts one, on a free port of this machine, before several servers: each has a path of its own. */
export async function startDeadlyProxy(
  targets: Readonly<Record<string, string>>,
): Promise<DeadlyProxy> {
  let passed = 0
  let armed: { readonly request: number; readonly death: Death } | undefined
  let kill: () => void = () => undefined
  const server = createServer((incoming, outgoing) => {
    passed += 1
    const death = armed?.request === passed ? armed.death : undefined
    pass(incoming, outgoing, { targets, death, kill }).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    get passed() {
      return passed
    },
    arm(at, whoDies) {
      passed = 0
      armed = at
      kill = whoDies
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  how: {
    readonly targets: Readonly<Record<string, string>>
    readonly death: Death | undefined
    readonly kill: () => void
  },
): Promise<void> {
  const { death, kill, targets } = how
  const chunks: Buffer[] = []
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
  if (death === 'arrived') return kill()
  const [, first = '', ...rest] = (incoming.url ?? '').split('/')
  const { host: _, connection: __, 'content-length': ___, ...headers } = incoming.headers
  const answer = await fetch(`${targets[first]}/${rest.join('/')}`, {
    method: incoming.method ?? 'GET',
    headers: headers as Record<string, string>,
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  })
  const body = Buffer.from(await answer.arrayBuffer())
  if (death === 'acted') return kill()
  const {
    'content-length': ____,
    'transfer-encoding': _____,
    ...back
  } = Object.fromEntries(answer.headers)
  outgoing.writeHead(answer.status, back)
  if (death === 'half') {
    outgoing.write(body.subarray(0, body.length / 2), () => setTimeout(kill, 20))
    return
  }
  outgoing.end(body, () => {
    if (death === 'answered') setTimeout(kill, 1)
  })
}

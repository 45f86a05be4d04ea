import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { anthropic } from '../wires/anthropic.ts'
import { openaiChat } from '../wires/openai-chat.ts'
import { openaiResponses } from '../wires/openai-responses.ts'
import type { Reply, Wire, WireRequest } from '../wires/wire.ts'
import type { Fault } from './faults.ts'
import { sendReply } from './send-reply.ts'

const wires: readonly Wire[] = [openaiChat, openaiResponses, anthropic]

/** What reached the server. */
export interface ReceivedRequest extends WireRequest {
  readonly path: string
  /** The key, as it was sent. */
  readonly key: string
  readonly idempotencyKey: string
  readonly fault: Fault | undefined
}

/** How a server of models answers. */
export interface ModelServerOptions {
  /** What a model says to a request; a short document by default. */
  readonly respond?: ((request: WireRequest) => Partial<Reply>) | undefined
  /** Headers of every response, such as those that tell what is left of a rate. */
  readonly headers?: (() => Readonly<Record<string, string>>) | undefined
  /** The largest request that it takes, in bytes; 16 MiB by default. */
  readonly maxBytes?: number | undefined
  /** The most tokens of a request, where there is such a limit; four characters are taken for one. */
  readonly contextTokens?: number | undefined
}

/** A server on this machine that speaks the wires of vendors. No model is behind it. */
export interface ModelServer {
  /** `http://127.0.0.1:<port>/v1`: what a connection has as `base_url`. */
  readonly baseUrl: string
  readonly received: readonly ReceivedRequest[]
  /** Lets the next requests go wrong, one after the other; those after them are answered. */
  failNext(...faults: readonly (Fault | undefined)[]): void
  /** Drops what is under way; idempotent. */
  close(): Promise<void>
}

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024

/** What a reply has where nobody says otherwise. */
const usual: Reply = {
  text: '',
  tools: [],
  stop: 'end',
  usage: { input: 12, output: 7 },
  pieceLength: 5,
}

/**
 * Starts a server of models on a free port of 127.0.0.1.
 *
 * @example
 * const server = await createModelServer({ respond: () => ({ text: 'Four beds.' }) })
 * server.failNext('rate_limited')
 * // providers: { here: { kind: openai-compatible, model: m-1, base_url: server.baseUrl } }
 * await server.close()
 */
export async function createModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const { respond = shortDocument, headers: more, maxBytes = DEFAULT_MAX_BYTES } = options
  const { contextTokens } = options
  const received: ReceivedRequest[] = []
  const faults: (Fault | undefined)[] = []
  let closing: Promise<void> | undefined

  const server = createServer((incoming, outgoing) => {
    const answering = async () => {
      const wire = wires.find(({ path }) => incoming.url === `/v1${path}`)
      const body = await readBody(incoming, maxBytes)
      if (!wire || !body) {
        outgoing.writeHead(wire ? 400 : 404, { 'content-type': 'application/json' }).end('{}')
        return
      }
      const request = wire.read(body)
      const isTooLong = tokensOf(request) > (contextTokens ?? Number.POSITIVE_INFINITY)
      const fault = isTooLong ? 'too_long' : faults.shift()
      const { headers } = incoming
      const key = String(headers[wire.keyHeader] ?? '').replace(/^Bearer ?/, '')
      const idempotencyKey = String(headers['idempotency-key'] ?? '')
      received.push({ ...request, path: wire.path, key, idempotencyKey, fault })
      for (const [name, value] of Object.entries(more?.() ?? {})) outgoing.setHeader(name, value)
      const said = respond(request)
      const stop = said.stop ?? (said.tools?.length ? 'tools' : 'end')
      await sendReply(outgoing, { wire, request, fault, key, reply: { ...usual, ...said, stop } })
    }
    answering().catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    received,
    failNext: (...next) => void faults.push(...next),
    close() {
      closing ??= new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closing
    },
  }
}

async function readBody(
  incoming: IncomingMessage,
  maxBytes: number,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return undefined
    chunks.push(chunk)
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** What stands for a token, in characters. */
const TOKEN_LENGTH = 4

function tokensOf({ texts }: WireRequest): number {
  return texts.reduce((sum, text) => sum + text.length, 0) / TOKEN_LENGTH
}

function shortDocument({ texts }: WireRequest): Partial<Reply> {
  const words = texts.join(' ').match(/\S+/g)?.length ?? 0
  return { text: `# Answer\n\nThe server on this machine read ${words} words.\n` }
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { IDEMPOTENCY_KEY, MODEL, requestSchema, type WireAnswer, type WireRequest } from './wire.ts'

/** How a counting server behaves. */
export interface CountingServerOptions {
  /** How long it takes to answer, in milliseconds; none by default. */
  readonly delayMs?: number | undefined
  /** What it answers; a short document by default. */
  readonly respond?: ((request: WireRequest, key: string) => string) | undefined
  /** The largest request it takes, in bytes; 16 MiB by default. */
  readonly maxBytes?: number | undefined
}

/** A server that performs each act once and counts what reached it. */
export interface CountingServer {
  /** `http://127.0.0.1:<port>/`. */
  readonly endpoint: string
  /** TCP connections accepted so far. */
  readonly connections: number
  /** Idempotency key → how often it was asked for. */
  readonly requests: ReadonlyMap<string, number>
  /** Idempotency key → how often it was performed: never more than once. */
  readonly performed: ReadonlyMap<string, number>
  /** What was asked, in order of arrival. */
  readonly received: readonly WireRequest[]
  /** Takes from now on so long to answer, in milliseconds. */
  setDelay(delayMs: number): void
  /** Drops what is under way; idempotent. */
  close(): Promise<void>
}

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024

/**
 * Starts a server on a free port of 127.0.0.1. A request names its act by an idempotency key: the
 * first one performs it, every later one gets the same answer.
 *
 * @example
 * const server = await createCountingServer()
 * console.log(server.endpoint, server.connections)
 * await server.close()
 */
export async function createCountingServer(
  options: CountingServerOptions = {},
): Promise<CountingServer> {
  const { respond = shortDocument, maxBytes = DEFAULT_MAX_BYTES } = options
  const requests = new Map<string, number>()
  const performed = new Map<string, number>()
  const received: WireRequest[] = []
  const answers = new Map<string, Promise<WireAnswer>>()
  let delayMs = options.delayMs ?? 0
  let connections = 0

  async function perform(request: WireRequest, key: string): Promise<WireAnswer> {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs).unref())
    performed.set(key, (performed.get(key) ?? 0) + 1)
    const text = respond(request, key)
    return {
      text,
      model: MODEL,
      usage: { inputTokens: wordCount(request.user), outputTokens: wordCount(text) },
    }
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const key = incoming.headers[IDEMPOTENCY_KEY]
    if (incoming.method !== 'POST' || incoming.url !== '/generate') return reply(outgoing, 404, {})
    if (typeof key !== 'string') return reply(outgoing, 400, { error: 'no idempotency key' })
    requests.set(key, (requests.get(key) ?? 0) + 1)
    const body = await readBody(incoming, maxBytes)
    const request = requestSchema.safeParse(body)
    if (!request.success) return reply(outgoing, 400, { error: 'no request' })
    received.push(request.data)
    const answer = answers.get(key) ?? perform(request.data, key)
    answers.set(key, answer)
    reply(outgoing, 200, await answer)
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  let closing: Promise<void> | undefined
  return {
    endpoint: `http://127.0.0.1:${port}/`,
    get connections() {
      return connections
    },
    requests,
    performed,
    received,
    setDelay(next) {
      delayMs = next
    },
    close() {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closing
    },
  }
}

async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}

function reply(outgoing: ServerResponse, status: number, body: unknown): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

/** Under the heading of the template that it is sent, which comes last; under the artifact's name without one. */
function shortDocument(request: WireRequest): string {
  const schema = /follows this JSON schema:\n(\{[\s\S]*?\n\})/.exec(request.user)?.[1]
  if (schema !== undefined) return shortValue(schema, request)
  const heading = request.user.match(/^# .+$/gm)?.at(-1) ?? `# ${request.produces}`
  return `${heading}\n\nThe server on this machine read ${wordCount(request.user)} words and answers with these.\n`
}

/** Where a schema of lists is asked for: a value with one sentence in each. */
function shortValue(schema: string, { user }: WireRequest): string {
  const { properties = {} } = JSON.parse(schema) as { readonly properties?: object }
  const said = `The server on this machine read ${wordCount(user)} words.`
  return JSON.stringify(Object.fromEntries(Object.keys(properties).map((name) => [name, [said]])))
}

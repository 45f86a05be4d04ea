import type { ServerResponse } from 'node:http'
import type { Reply, Wire, WireEvent, WireRequest } from '../wires/wire.ts'
import { type Fault, statusFaults } from './faults.ts'

/** More than anybody reads in a test, in bytes. */
const OVERSIZED = 512 * 1024

/** What an error says in a sentence. */
const SAID = 'It went wrong.'

const page = '<!doctype html><title>Gateway</title><p>The gateway is not well.</p>\n'

/** Answers one request, with a fault or without one. */
export async function sendReply(
  outgoing: ServerResponse,
  asked: {
    readonly wire: Wire
    readonly request: WireRequest
    readonly reply: Reply
    readonly fault: Fault | undefined
    /** The key that it was asked with. */
    readonly key: string
  },
): Promise<void> {
  const { wire, request, reply, fault, key } = asked
  const said = fault && statusFaults[fault]
  if (said) {
    const message = fault === 'key_repeated' ? `Incorrect key: ${key}.` : SAID
    const text = JSON.stringify(wire.error(said.word, message))
    return whole(outgoing, said.status, text, said.headers)
  }
  if (fault === 'html_error') return html(outgoing, 502)
  if (fault === 'html') return html(outgoing, 200)
  if (fault === 'reset') return drop(outgoing)
  if (fault === 'silent') return
  if (fault === 'redirected') {
    outgoing.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end()
    return
  }
  const changed = fault ? { ...reply, ...changes[fault]?.(reply) } : reply
  if (request.isStreamed) return streamed(outgoing, { ...asked, reply: changed })
  const text = JSON.stringify(
    fault === 'error_inside'
      ? wire.error('server_error', SAID)
      : wire.whole(request.model, changed),
  )
  return body(outgoing, { type: 'application/json', bytes: Buffer.from(text), fault })
}

/** What a fault makes of a reply. */
const changes: Readonly<Partial<Record<Fault, (reply: Reply) => Partial<Reply>>>> = {
  wrong_usage: () => ({ usage: { input: -5, output: 3 } }),
  usage_as_text: () => ({ usage: { input: '7', output: '3' } }),
  no_usage: () => ({ usage: undefined }),
  oversized: () => ({ text: 'x'.repeat(OVERSIZED), pieceLength: OVERSIZED }),
}

function streamed(
  outgoing: ServerResponse,
  { wire, request, reply, fault }: Parameters<typeof sendReply>[1],
): Promise<void> {
  const events = wire.events(request.model, reply)
  const middle = Math.max(2, Math.floor(events.length / 2))
  const given: readonly WireEvent[] =
    fault === 'error_inside'
      ? [...events.slice(0, middle), { name: 'error', data: wire.error('server_error', SAID) }]
      : fault === 'malformed'
        ? [...events.slice(0, middle), { data: '{"choices": [{"delta"' }, ...events.slice(middle)]
        : fault === 'repeated_end'
          ? [...events, ...events.slice(-2)]
          : events
  const bytes = Buffer.from(given.map(eventText).join(''))
  // A cut is between two events, so that each of those that came is whole.
  const cutAt = Buffer.byteLength(given.slice(0, middle).map(eventText).join(''))
  return body(outgoing, { type: 'text/event-stream', bytes, fault, cutAt })
}

function eventText({ name, data }: WireEvent): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  return `${name === undefined ? '' : `event: ${name}\n`}data: ${text}\n\n`
}

async function body(
  outgoing: ServerResponse,
  sent: {
    readonly type: string
    readonly bytes: Buffer
    readonly fault: Fault | undefined
    readonly cutAt?: number
  },
): Promise<void> {
  const { type, bytes, fault, cutAt = Math.floor(sent.bytes.length / 2) } = sent
  outgoing.writeHead(200, { 'content-type': type })
  if (fault === 'slow') {
    for (const byte of bytes) {
      outgoing.write(Buffer.of(byte))
      await new Promise((resolve) => setImmediate(resolve))
    }
    outgoing.end()
    return
  }
  const isBroken = fault === 'cut' || fault === 'dropped' || fault === 'stalled'
  if (!isBroken) {
    const isMalformed = fault === 'malformed' && type === 'application/json'
    outgoing.end(isMalformed ? `${bytes.toString('utf8')}}` : bytes)
    return
  }
  await new Promise((resolve) => outgoing.write(bytes.subarray(0, cutAt), resolve))
  if (fault === 'cut') outgoing.end()
  if (fault === 'dropped') drop(outgoing)
}

function drop(outgoing: ServerResponse): void {
  outgoing.socket?.destroy()
}

function html(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page)
}

function whole(
  outgoing: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
}

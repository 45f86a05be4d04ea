import { once } from 'node:events'
import { connect } from 'node:net'

/** One answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number
  readonly head: string
  readonly text: string
}

/**
 * Sends bytes as they are, says that no more come, and gives whatever is answered until the other side
 * closes: none, one, or more than one where the bytes were taken for several requests.
 */
export async function sendRaw(port: number, bytes: Uint8Array): Promise<readonly RawAnswer[]> {
  const socket = connect({ port, host: '127.0.0.1' })
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  // A reset after the refusal is an end like another.
  socket.on('error', () => {})
  const closed = once(socket, 'close').catch(() => {})
  socket.end(bytes)
  await closed
  return answersIn(Buffer.concat(chunks).toString('latin1'))
}

function answersIn(text: string): readonly RawAnswer[] {
  const starts = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)]
  return starts.map(({ index, 1: status }, which) => {
    const whole = text.slice(index, starts[which + 1]?.index)
    const end = whole.indexOf('\r\n\r\n')
    return {
      status: Number(status),
      head: whole.slice(0, end).toLowerCase(),
      text: end < 0 ? '' : whole.slice(end + 4),
    }
  })
}

/** A request that is well formed but for what a test changes. */
export interface RequestParts {
  readonly method?: string | undefined
  readonly target?: string | undefined
  readonly version?: string | undefined
  readonly headers?: readonly (readonly [string, string])[] | undefined
  /** Of which the length is said by itself, where no header says one. */
  readonly body?: string | Uint8Array | undefined
}

/** The bytes of a request. Headers are written as they are, line breaks and all. */
export function bytesOf(parts: RequestParts): Buffer {
  const { method = 'GET', target = '/v1/runs', version = 'HTTP/1.1', headers = [], body } = parts
  const said = headers.some(([name]) => /^(content-length|transfer-encoding)/i.test(name))
  const content = body === undefined ? Buffer.alloc(0) : Buffer.from(body as Uint8Array)
  const lines = [
    `${method} ${target} ${version}`,
    ...(headers.some(([name]) => name.toLowerCase() === 'host') ? [] : ['Host: localhost']),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined || said ? [] : [`Content-Length: ${content.length}`]),
    'Connection: close',
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), content])
}

import type { FastifyReply } from 'fastify'
import type { StreamedEvent } from '../routes/route.ts'

/**
 * Writes server-sent events (HTML Living Standard, 9.2) until there are no more or the caller leaves, with a
 * comment as a heart-beat where nothing happens. Waits where the caller reads slowly.
 */
export async function writeEvents(
  reply: FastifyReply,
  events: AsyncIterable<StreamedEvent>,
  { heartbeatMs, signal }: { readonly heartbeatMs: number; readonly signal: AbortSignal },
): Promise<void> {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value)
  }
  raw.setHeader('content-type', 'text/event-stream; charset=utf-8')
  raw.setHeader('x-accel-buffering', 'no')
  raw.writeHead(200)
  raw.flushHeaders()
  const beat = setInterval(() => raw.write(': still here\n\n'), heartbeatMs)
  try {
    for await (const event of events) {
      if (signal.aborted || raw.destroyed) break
      if (!raw.write(linesOf(event))) await drained(raw, signal)
    }
  } catch {
    // Headers are out: what failed cannot be a problem any more. The caller asks again from the last event.
  } finally {
    clearInterval(beat)
    raw.end()
  }
}

function linesOf({ id, event, data }: StreamedEvent): string {
  const lines = [
    ...(id === undefined ? [] : [`id: ${oneLine(id)}`]),
    ...(event === undefined ? [] : [`event: ${oneLine(event)}`]),
    ...data.split(/\r\n|\r|\n/).map((line) => `data: ${line}`),
  ]
  return `${lines.join('\n')}\n\n`
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\0]/g, '')
}

function drained(raw: FastifyReply['raw'], signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      raw.off('drain', done)
      raw.off('close', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    raw.once('drain', done)
    raw.once('close', done)
    signal.addEventListener('abort', done, { once: true })
  })
}

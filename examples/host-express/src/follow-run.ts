import { once } from 'node:events'
import type { RunRecord } from '@fcc/contracts'
import type { RunHandle } from '@fcc/runtime'
import type { Response } from 'express'
import { describeError } from './describe-error.ts'

/** Streams a run to who started it. Where that is asked for, who leaves before its end cancels it. */
export async function followRun(
  run: RunHandle,
  response: Response,
  { cancelOnLeave }: { readonly cancelOnLeave: boolean },
): Promise<void> {
  const left = new AbortController()
  const leave = (): void => {
    left.abort()
    // A run that was there already, under the same idempotency key, is in somebody else's hands.
    if (cancelOnLeave && run.created)
      run.cancel('The client left.').catch((error) => console.error(String(error)))
  }
  response.on('close', () => response.writableFinished || leave())
  if (response.closed) return leave()

  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache',
    // One stream, one connection: a server that stops does not wait for it to be used again.
    connection: 'close',
    location: `/runs/${run.id}`,
  })
  const send = async (event: string, data: unknown): Promise<void> => {
    const written = response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    if (!written && !left.signal.aborted) await once(response, 'drain', { signal: left.signal })
  }
  try {
    for await (const event of run.events()) await send(event.type, event.data)
    const record = await run.finished()
    await send('result', describeRun(record))
  } catch (error) {
    if (left.signal.aborted) return
    await send('error', describeError(error).body)
  }
  response.end()
}

/** How a run stands. A state that is no end says that the run continues: here, or after the next start. */
export function describeRun({ id, state, reasons, released }: RunRecord) {
  const outcomes = Object.keys(released).map((name) => `/runs/${id}/outcomes/${name}`)
  return { id, state, reasons, outcomes }
}

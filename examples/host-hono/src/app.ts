import type { RunRecord } from '@fcc/contracts'
import type { RunHandle, Runtime, TenantSession } from '@fcc/runtime'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import { describeError } from './error-status.ts'
import { openSession, readCaller } from './principal.ts'
import { runRequestSchema } from './run-request.ts'

/** The largest request, in bytes. */
const MAX_BODY_BYTES = 16 * 1024 * 1024

/** The routes over a runtime. Who starts a run follows it; who leaves finds its events again. */
export function createApp(runtime: Runtime) {
  const app = new Hono<{ Variables: { session: TenantSession } }>()

  app.onError((error, c) => {
    const { status, body } = describeError(error)
    if (status === 500) console.error(error)
    return c.json(body, status)
  })

  app.get('/health', (c) =>
    c.json({ tenants: runtime.tenants.list().map(({ id, state }) => ({ id, state })) }),
  )

  app.use('/runs/*', async (c, next) => {
    const caller = readCaller((name) => c.req.header(name))
    if (!caller) return c.json({ code: 'NO_CALLER', why: 'The request names no caller.' }, 401)
    c.set('session', openSession(runtime, caller))
    return next()
  })

  app.post('/runs', bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const request = runRequestSchema.safeParse(await c.req.json().catch(() => undefined))
    if (!request.success) return c.json({ code: 'BAD_REQUEST', why: request.error.message }, 400)
    const { scenario, input, purpose, subjects, cancelOnLeave = false } = request.data
    const idempotencyKey = c.req.header('idempotency-key')
    // Before the stream, so that what is wrong with the request still has a status of its own.
    const run = await c.var.session.start(scenario, input, { purpose, subjects, idempotencyKey })
    c.header('location', `/runs/${run.id}`)
    const response = streamSSE(c, async (stream) => {
      if (cancelOnLeave) stream.onAbort(() => leave(run))
      for await (const event of run.events()) {
        await stream.writeSSE({
          id: event.id,
          event: event.type,
          data: JSON.stringify(event.data),
        })
      }
      try {
        await stream.writeSSE({
          event: 'result',
          data: JSON.stringify(result(await run.finished())),
        })
      } catch (error) {
        await stream.writeSSE({ event: 'error', data: JSON.stringify(describeError(error).body) })
      }
    })
    // One stream, one connection: a server that stops does not wait for it to be used again.
    response.headers.set('connection', 'close')
    return response
  })

  // Who lost the connection continues after the last event that arrived, as browsers do by themselves.
  app.get('/runs/:id/events', (c) => {
    const response = streamSSE(c, async (stream) => {
      const left = new AbortController()
      stream.onAbort(() => left.abort())
      const after = c.req.header('last-event-id')
      const events = c.var.session.events(c.req.param('id'), { after, signal: left.signal })
      for await (const { id, type, data } of events) {
        await stream.writeSSE({ id, event: type, data: JSON.stringify(data) })
      }
    })
    response.headers.set('connection', 'close')
    return response
  })

  app.get('/runs/:id', async (c) => c.json(result(await c.var.session.run(c.req.param('id')))))

  app.get('/runs/:id/outcomes/:name', async (c) => {
    const { text, mediaType } = await c.var.session.outcome(c.req.param('id'), c.req.param('name'))
    return c.body(text, 200, { 'content-type': `${mediaType}; charset=utf-8` })
  })

  return app
}

/** Nobody listens any more, and the run was to end then: the call to its provider ends with it. */
function leave(run: RunHandle): void {
  // A run that was there already, under the same idempotency key, is in somebody else's hands.
  if (!run.created) return
  run.cancel('The client left.').catch((error) => console.error(error))
}

/** How a run stands. A state that is no end says that the run continues: here, or after the next start. */
function result({ id, state, reasons, released }: RunRecord) {
  const outcomes = Object.keys(released).map((name) => `/runs/${id}/outcomes/${name}`)
  return { id, state, reasons, outcomes }
}

import { RUN_STATES } from '@fcc/contracts'
import { z } from 'zod'
import { defineRoute, type RouteAnswer, type StreamedEvent } from './route.ts'
import { runBody, runSummaryBody, runTag } from './run-body.ts'
import { idSchema, pageQuery, runSchema, runSummarySchema, startSchema } from './schemas.ts'

const params = z.strictObject({ run: idSchema })
const say = z.strictObject({ say: z.string().max(1000).optional() }).optional()

/** The longest that a start may wait for its run, in seconds. */
const MOST_WAIT_S = 300

export const runRoutes = [
  defineRoute({
    id: 'runs.start',
    method: 'POST',
    path: '/v1/runs',
    access: 'runs:start',
    passes: ['run_input'],
    summary:
      'Starts a scenario. `Prefer: wait=30` waits for its end; who leaves meanwhile cancels it.',
    body: startSchema,
    responses: { 200: runSchema, 201: runSchema },
    problems: [409],
    async handle({ body, headers, session, signal, draining, about }): Promise<RouteAnswer> {
      const { scenario, input, ...options } = body
      const key = headers['idempotency-key']
      const handle = await session.start(scenario, input, {
        ...options,
        ...(key === undefined ? {} : { idempotencyKey: key }),
      })
      about(handle.id)
      const wait = waitOf(headers.prefer)
      const location = { location: `/v1/runs/${encodeURIComponent(handle.id)}` }
      const status = handle.created ? 201 : 200
      if (wait === 0) {
        return { status, body: runBody(await handle.record()), headers: location }
      }
      const ended = await endedWithin(handle.finished(), wait, { signal, draining })
      // Only whoever created it takes it with them: a second request under its key is not the run's owner.
      if (ended === 'left' && handle.created) await handle.cancel('The caller left.')
      const run = typeof ended === 'string' ? await handle.record() : ended
      return { status, body: runBody(run), headers: location }
    },
  }),
  defineRoute({
    id: 'runs.list',
    method: 'GET',
    path: '/v1/runs',
    access: 'runs:list',
    summary: 'Runs, the newest first',
    query: pageQuery.extend({ state: z.enum(RUN_STATES).optional() }),
    responses: {
      200: z.object({ runs: z.array(runSummarySchema), next: z.string().optional() }),
    },
    problems: [404],
    async handle({ query: { limit, cursor, state }, session }) {
      const runs = await session.runs({
        limit,
        ...(cursor === undefined ? {} : { before: cursor }),
        ...(state === undefined ? {} : { states: [state] }),
      })
      const last = runs.at(-1)
      return {
        status: 200,
        body: {
          runs: runs.map(runSummaryBody),
          ...(last && runs.length === limit ? { next: last.id } : {}),
        },
      }
    },
  }),
  defineRoute({
    id: 'runs.read',
    method: 'GET',
    path: '/v1/runs/{run}',
    access: 'runs:read',
    summary: 'One run: where it is and what became of it, never content',
    params,
    responses: { 200: runSchema, 304: null },
    async handle({ params: { run }, headers, session, about }) {
      const record = await session.run(run)
      about(record.id)
      const etag = runTag(record)
      if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } }
      return { status: 200, body: runBody(record), headers: { etag } }
    },
  }),
  defineRoute({
    id: 'runs.events',
    method: 'GET',
    path: '/v1/runs/{run}/events',
    access: 'runs:watch',
    summary:
      'What happens to a run, as server-sent events; `Last-Event-ID` continues where it ended',
    params,
    responses: { 200: { mediaType: 'text/event-stream' } },
    async handle({ params: { run }, headers, session, signal, draining, about }) {
      about(run)
      const after = headers['last-event-id']
      const until = AbortSignal.any([signal, draining])
      const events = session.events(run, {
        signal: until,
        ...(after === undefined ? {} : { after }),
      })
      // The first is waited for, so that an unknown run is a problem and no empty stream.
      const iterator = events[Symbol.asyncIterator]()
      const first = await iterator.next()
      return { status: 200, events: eventsFrom(first, iterator) }
    },
  }),
  defineRoute({
    id: 'runs.explain',
    method: 'GET',
    path: '/v1/runs/{run}/explanation',
    access: 'runs:explain',
    summary: 'Everything that was decided of a run, with what it was decided on',
    params,
    responses: {
      200: z.object({
        run: runSchema,
        intake: z.array(z.unknown()),
        visits: z.array(z.unknown()),
      }),
    },
    async handle({ params: { run }, session, about }) {
      about(run)
      const { run: record, intake, visits } = await session.explain(run)
      return { status: 200, body: { run: runBody(record), intake, visits } }
    },
  }),
  command('pause', 'runs:pause', 'Lets the visit under way end, then holds the run'),
  command('quarantine', 'runs:quarantine', 'Holds the run at once'),
  defineRoute({
    id: 'runs.cancel',
    method: 'POST',
    path: '/v1/runs/{run}/cancel',
    access: 'runs:cancel',
    summary: 'Ends the run as cancelled',
    params,
    body: say,
    responses: { 200: runSchema },
    problems: [409],
    async handle({ params: { run }, session, about }) {
      about(run)
      return { status: 200, body: runBody(await session.cancel(run)) }
    },
  }),
  defineRoute({
    id: 'runs.resume',
    method: 'POST',
    path: '/v1/runs/{run}/resume',
    access: 'runs:resume',
    summary: 'Has a run continue that waits, is paused or in quarantine',
    params,
    body: z
      .strictObject({
        acceptVersion: z.boolean().optional(),
        fromQuarantine: z.boolean().optional(),
      })
      .optional(),
    responses: { 202: runSchema },
    problems: [409],
    async handle({ params: { run }, body = {}, session, about }) {
      about(run)
      const handle = await session.resume(run, {
        wait: false,
        ...(body.acceptVersion === undefined ? {} : { acceptVersion: body.acceptVersion }),
        ...(body.fromQuarantine === undefined ? {} : { fromQuarantine: body.fromQuarantine }),
      })
      return { status: 202, body: runBody(await handle.record()) }
    },
  }),
]

/** A run once it has ended, or why it is not waited for any more. A server that ends waits for none: runs stay. */
async function endedWithin<Run>(
  finished: Promise<Run>,
  seconds: number,
  { signal, draining }: { readonly signal: AbortSignal; readonly draining: AbortSignal },
): Promise<Run | 'left' | 'late'> {
  const settled = new AbortController()
  const once = { once: true, signal: settled.signal }
  const unmet = new Promise<'left' | 'late'>((resolve) => {
    signal.addEventListener('abort', () => resolve('left'), once)
    draining.addEventListener('abort', () => resolve('late'), once)
    const timer = setTimeout(() => resolve('late'), seconds * 1000)
    settled.signal.addEventListener('abort', () => clearTimeout(timer))
    if (signal.aborted) resolve('left')
    if (draining.aborted) resolve('late')
  })
  try {
    return await Promise.race([finished, unmet])
  } finally {
    settled.abort()
  }
}

function command(
  name: 'pause' | 'quarantine',
  access: 'runs:pause' | 'runs:quarantine',
  summary: string,
) {
  return defineRoute({
    id: `runs.${name}`,
    method: 'POST',
    path: `/v1/runs/{run}/${name}`,
    access,
    summary,
    params,
    body: say,
    responses: { 200: runSchema },
    problems: [409],
    async handle({ params: { run }, body, session, about }) {
      about(run)
      return { status: 200, body: runBody(await session[name](run, body?.say)) }
    },
  })
}

async function* eventsFrom(
  first: IteratorResult<{ readonly id: string; readonly type: string }>,
  rest: AsyncIterator<{ readonly id: string; readonly type: string }>,
): AsyncGenerator<StreamedEvent> {
  try {
    for (let next = first; !next.done; next = await rest.next()) {
      const { id, type } = next.value
      yield { id, event: type, data: JSON.stringify(next.value) }
    }
  } finally {
    await rest.return?.()
  }
}

/** Seconds that a caller wants to wait (RFC 7240), as far as that goes here. */
function waitOf(prefer: string | undefined): number {
  const wanted = /(?:^|[,;\s])wait=(\d{1,6})(?:$|[,;\s])/.exec(prefer ?? '')?.[1]
  return Math.min(Number(wanted ?? 0), MOST_WAIT_S)
}

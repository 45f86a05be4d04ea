import { Readable } from 'node:stream'
import { FccError } from '@fcc/plugin-api'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { compatibleError } from '../compatible/compatible-errors.ts'
import { rateHeaders } from '../edge/rate-standing.ts'
import { problemOf, problemOfError } from '../problems/problem.ts'
import { serverErrors } from '../problems/server-errors.ts'
import type { Route } from '../routes/route.ts'
import type { AccessLog } from './access-log.ts'
import type { Drain } from './drain.ts'
import { createMethodsOf } from './methods-of.ts'
import { readJson } from './read-json.ts'
import { readCookies, singleHeaders } from './read-request.ts'
import { type Served, serveRoute } from './serve-route.ts'
import type { ServerLimits, ServerNote, ServerOptions } from './server-options.ts'
import { writeEvents } from './write-events.ts'

/** What an application of routes stands on. */
export interface AppParts {
  readonly options: ServerOptions
  readonly limits: ServerLimits
  readonly routes: readonly Route[]
  readonly log: AccessLog
  readonly note: (note: ServerNote) => void
  readonly drain: Drain
}

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

/** Puts every route of the table behind one door. */
export function createApp(parts: AppParts): FastifyInstance {
  const { options, limits, routes } = parts
  const app = fastify({
    bodyLimit: limits.maxBodyBytes,
    requestTimeout: limits.requestMs,
    http: { maxHeaderSize: limits.maxHeaderBytes },
    trustProxy: options.trustedProxies ? [...options.trustedProxies] : false,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: false, caseSensitive: true },
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    // What the router cannot read comes by no hook and no handler.
    frameworkErrors: (error, _, reply) => {
      reply.headers(SECURITY_HEADERS)
      void sendProblem(reply, problemBefore(error))
    },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, bytes, done) => {
    try {
      done(null, bytes.length === 0 ? undefined : readJson(bytes as Uint8Array))
    } catch (error) {
      done(error as Error)
    }
  })
  const methodsOf = createMethodsOf(routes)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(SECURITY_HEADERS)
    allowOrigin(options.origins ?? [], request, reply)
    // Before anything of a body is read that nobody asked for.
    if (request.is404) answerNowhere(request, reply, methodsOf(pathOf(request)))
    else done()
  })
  app.setErrorHandler((error, request, reply) =>
    sendProblem(reply, problemBefore(error), errorsOf(request)),
  )
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      config: { errors: route.errors },
      handler: (request, reply) => handle(parts, route, request, reply),
    })
  }
  return app
}

/** Answers what no route takes: a preflight, a path by another method, and what there is not. */
function answerNowhere(
  request: FastifyRequest,
  reply: FastifyReply,
  methods: readonly string[],
): FastifyReply {
  const isPreflight = request.method === 'OPTIONS' && reply.hasHeader('access-control-allow-origin')
  if (isPreflight) return reply.status(204).send()
  if (methods.length === 0)
    return sendProblem(reply, problemOf(404, 'FCC_REQUEST_UNKNOWN', NOT_HERE))
  reply.header('allow', methods.join(', '))
  return sendProblem(reply, problemOf(405, 'FCC_REQUEST_METHOD', OTHER_METHOD))
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? ''
}

const OTHER_METHOD = {
  detail: 'There is such an address here, but not by this method.',
  fix: 'Use one that the Allow header names.',
}

const NOT_HERE = {
  detail: 'There is no such address here.',
  fix: 'See /openapi.json for those there are.',
}

async function handle(
  parts: AppParts,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { drain } = parts
  // Whether the process lives is answered to its end; for all else another one is asked.
  if (drain.begun.aborted && route.id !== 'live') {
    return sendProblem(reply.header('connection', 'close'), problemOf(503, 'FCC_SERVER_ENDS'))
  }
  const began = performance.now()
  const leave = drain.enter()
  const left = leaving(drain.over)
  // It comes after `finish`, too.
  reply.raw.once('close', () => {
    leave()
    if (!reply.raw.writableFinished) left.abort()
  })
  const headers = singleHeaders(request.raw.rawHeaders)
  const path = pathOf(request)
  const served: Served =
    'refused' in headers
      ? { answer: badRequest(headers.refused) }
      : await serveRoute(parts.options, route, {
          ...{ method: request.method, path, headers: headers.single },
          cookies: readCookies(headers.single.cookie),
          signal: left.signal,
          remoteAddress: request.ip,
          params: request.params as Readonly<Record<string, string>>,
          query: request.query as Readonly<Record<string, unknown>>,
          body: request.body,
          draining: drain.begun,
        })
  tell(parts, route, request, served)
  noteServed(parts, route, request, { served, durationMs: performance.now() - began })
  const { answer, rate } = served
  if (rate) reply.headers(rateHeaders(rate))
  if (drain.begun.aborted) reply.header('connection', 'close')
  if ('problem' in answer) {
    if (answer.challenge) reply.header('www-authenticate', answer.challenge)
    return sendProblem(reply, answer.problem, route.errors)
  }
  if ('response' in answer) return sendResponse(reply, answer.response)
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    reply.header(name, typeof value === 'string' ? value : [...value])
  }
  if ('events' in answer) {
    await writeEvents(reply, answer.events, {
      heartbeatMs: parts.limits.heartbeatMs,
      signal: left.signal(),
    })
    return reply
  }
  reply.status(answer.status)
  if ('text' in answer) return reply.type(`${answer.mediaType}; charset=utf-8`).send(answer.text)
  if (answer.body === undefined) return reply.send()
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body))
}

/** That whoever asked is gone, or is not waited for any more: made for those who listen, for most requests nobody does. */
function leaving(over: AbortSignal) {
  let controller: AbortController | undefined
  let signal: AbortSignal | undefined
  let isGone = false
  return {
    signal() {
      if (signal) return signal
      controller = new AbortController()
      if (isGone) controller.abort()
      signal = AbortSignal.any([controller.signal, over])
      return signal
    },
    abort() {
      isGone = true
      controller?.abort()
    },
  }
}

/** Hands on what a protocol of its own answered, as it comes. */
function sendResponse(reply: FastifyReply, { status, headers, body }: Response): FastifyReply {
  for (const [name, value] of headers) if (name !== 'content-length') reply.header(name, value)
  return body
    ? reply.status(status).send(Readable.fromWeb(body as never))
    : reply.status(status).send()
}

function badRequest(header: string) {
  const error = serverErrors.badRequest(
    `The header ${header} is there more than once.`,
    'Send it once.',
  )
  return { status: 400, problem: { ...problemOfError(error), status: 400 } }
}

/** What nobody must see of an error goes to the host, and nowhere else. */
function tell(parts: AppParts, route: Route, request: FastifyRequest, served: Served): void {
  if (served.error !== undefined) {
    parts.note({ kind: 'failed', route: route.id, error: served.error })
  }
  if (served.refused) {
    parts.note({ kind: 'sign_in_refused', reason: served.refused.reason, from: request.ip })
  }
}

function noteServed(
  { log }: AppParts,
  route: Route,
  request: FastifyRequest,
  { served, durationMs }: { readonly served: Served; readonly durationMs: number },
): void {
  const { caller, answer, run } = served
  if (!caller) return
  log.note(caller.tenant, {
    principal: caller.principal,
    credential: caller.credential,
    route: route.id,
    method: request.method,
    status: answer.status,
    ...('problem' in answer ? { code: answer.problem.code } : {}),
    ...(run === undefined ? {} : { run }),
    durationMs: Math.round(durationMs),
    at: Date.now(),
  })
}

/** The form in which the errors of a request's route are told. */
function errorsOf({ routeOptions }: FastifyRequest): Route['errors'] {
  return (routeOptions.config as { readonly errors?: Route['errors'] }).errors
}

function sendProblem(
  reply: FastifyReply,
  problem: ReturnType<typeof problemOf>,
  form?: Route['errors'],
): FastifyReply {
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter))
  if (form === 'compatible') {
    return reply
      .status(problem.status)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(compatibleError(problem)))
  }
  return reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

/** The problem of what did not come as far as a route. */
function problemBefore(error: unknown) {
  if (FccError.is(error)) return { ...problemOfError(error), status: 400 }
  const status = (error as { readonly statusCode?: number }).statusCode ?? 500
  if (status < 400 || status >= 500) return problemOf(500, 'FCC_SERVER_FAILED')
  return problemOf(status, 'FCC_REQUEST_INVALID', {
    detail: BEFORE[status] ?? 'The request cannot be read.',
  })
}

const BEFORE: Readonly<Record<number, string>> = {
  413: 'The body is larger than this server takes.',
  415: 'The body is of a media type that is not read here; send application/json.',
}

/** Lets pages of named origins call from a browser; nobody else's page hears anything. */
function allowOrigin(
  origins: readonly string[],
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { origin } = request.headers
  if (origins.length > 0) reply.header('vary', 'Origin')
  if (origin === undefined || !origins.includes(origin)) return
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-headers':
      'authorization, content-type, idempotency-key, last-event-id, prefer, if-none-match',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    'access-control-expose-headers': 'etag, location, retry-after, ratelimit, ratelimit-policy',
    'access-control-max-age': '600',
  })
}

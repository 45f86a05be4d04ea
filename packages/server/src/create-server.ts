import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { createAccessLog } from './http/access-log.ts'
import { assertReachedBy } from './http/assert-reached-by.ts'
import { boundedBody } from './http/bounded-body.ts'
import { createApp } from './http/create-app.ts'
import { createDrain, GIVEN_UP_MS } from './http/drain.ts'
import { type ListenAt, type Listening, listen } from './http/listen.ts'
import { createReadyCheck } from './http/ready-check.ts'
import { type ServerNote, type ServerOptions, serverLimits } from './http/server-options.ts'
import type { OpenApiDocument } from './openapi/openapi.ts'
import { serverErrors } from './problems/server-errors.ts'
import { routeTable } from './routes/all-routes.ts'
import { createSignIn } from './sign-in/sign-in.ts'

/** A server over a runtime: mounted in a host's application, or listening by itself. */
export interface Server {
  /** Answers a request of the Fetch standard: for hosts whose framework speaks that. */
  fetch(request: Request): Promise<Response>
  /** Answers a request of Node: for `http.createServer` and frameworks on it. */
  listener(request: IncomingMessage, response: ServerResponse): void
  /**
   * Listens by itself, by TLS 1.3 where a certificate is named.
   *
   * @throws FccError FCC_SERVER_PORT, FCC_TLS_FILE, FCC_TLS_INVALID, FCC_TLS_PAIR, FCC_TLS_TIME
   */
  listen(at: ListenAt): Promise<{ readonly url: string }>
  openapi(): OpenApiDocument
  /** Takes no more, lets what is under way end within `graceMs`, and writes its log; idempotent. */
  close(): Promise<void>
}

/**
 * Makes a server of one table of routes over a runtime. The tenant of a request is that of its credential.
 *
 * @throws FccError FCC_SERVER_ACCESS, FCC_SERVER_NO_SIGN_IN, FCC_SERVER_PROXY, FCC_SERVER_ORIGIN, FCC_SERVER_ADDRESS:
 * nothing listens then
 * @example
 * const runtime = await createRuntime({ access: 'required' })
 * const server = await createServer({ runtime, authenticators: [keys] })
 * const { url } = await server.listen({ port: 8080 })
 */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { runtime } = options
  if (runtime.access !== 'required') throw serverErrors.accessNotRequired()
  if (options.authenticators.length === 0) throw serverErrors.noAuthenticator()
  assertReachedBy(options)
  const limits = serverLimits(options.limits)
  const note = boundedNotes(options.onNote ?? (() => undefined), limits.refusalsTold)
  const log = createAccessLog(runtime, limits.accessLogMs, (tenant, error) =>
    note({ kind: 'log_failed', tenant, error }),
  )
  const drain = createDrain()
  const { routes, document } = routeTable(runtime, {
    signIn: options.signIn ?? configuredSignIn(runtime),
    check: createReadyCheck(runtime, limits, note),
  })
  const app = createApp({ options, limits, routes, log, note, drain })
  await app.ready()

  const listening: Listening[] = []
  let closing: Promise<void> | undefined
  return {
    async fetch(request) {
      const url = new URL(request.url)
      const bytes = await boundedBody(request, limits.maxBodyBytes)
      const answer = await app.inject({
        method: request.method as 'GET',
        url: `${url.pathname}${url.search}`,
        headers: Object.fromEntries(request.headers),
        ...(bytes ? { payload: bytes } : {}),
        payloadAsStream: true,
        signal: request.signal,
      })
      const headers = new Headers()
      for (const [name, value] of Object.entries(answer.headers)) {
        for (const each of [value].flat()) if (each !== undefined) headers.append(name, `${each}`)
      }
      const isEmpty = answer.statusCode === 204 || answer.statusCode === 304
      const body = isEmpty ? null : (Readable.toWeb(answer.stream()) as ReadableStream)
      return new Response(body, { status: answer.statusCode, headers })
    },
    listener: (request, response) => app.routing(request, response),
    async listen(at) {
      const taken = await listen(at, {
        answer: (request, response) => app.routing(request, response),
        limits,
        onCertificateRefused: (error) => note({ kind: 'certificate_refused', error }),
      })
      listening.push(taken)
      return { url: taken.url }
    },
    openapi: () => document,
    close() {
      closing ??= (async () => {
        const cut = limits.graceMs + GIVEN_UP_MS
        await Promise.all([drain.run(limits.graceMs), ...listening.map((each) => each.close(cut))])
        await log.close()
        note.close()
      })()
      return closing
    },
  }
}

/** The sign-in that the configuration asks for, where it does. */
function configuredSignIn(runtime: ServerOptions['runtime']) {
  const { authentication } = runtime.config
  return authentication && createSignIn(runtime, authentication)
}

/** Tells refused sign-ins up to a number a minute, then how many more there were: a flood fills no log. */
function boundedNotes(tell: (note: ServerNote) => void, most: number) {
  let told = 0
  let left = 0
  const timer = setInterval(() => {
    if (left > 0) tell({ kind: 'sign_in_refusals', count: left })
    told = 0
    left = 0
  }, 60_000)
  timer.unref()
  const note = (each: ServerNote): void => {
    if (each.kind === 'sign_in_refused') {
      told += 1
      if (told > most) {
        left += 1
        return
      }
    }
    tell(each)
  }
  return Object.assign(note, { close: () => clearInterval(timer) })
}

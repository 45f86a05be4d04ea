import type { AccessActionName, InterventionPoint } from '@fcc/contracts'
import type { Runtime, TenantSession } from '@fcc/runtime'
import type { z } from 'zod'
import type { CardKey } from '../a2a/card-key.ts'
import type { Authenticated } from '../authentication/authenticator.ts'

/** What a route lets in: a named action of the tenant, everybody who signed in, or everybody. */
export type RouteAccess = AccessActionName | 'signed_in' | 'public'

/** One event of a stream. */
export interface StreamedEvent {
  readonly id?: string | undefined
  readonly event?: string | undefined
  /** One line: JSON, or a word that a protocol asks for. */
  readonly data: string
}

/** Headers of an answer; several of one name as a list, as cookies are. */
export type AnsweredHeaders = Readonly<Record<string, string | readonly string[]>>

/** What a route answers. */
export type RouteAnswer =
  | {
      readonly status: number
      /** Held against the response schema of the status: what it does not declare is left out. */
      readonly body?: unknown
      readonly headers?: AnsweredHeaders
    }
  | {
      readonly status: number
      readonly text: string
      readonly mediaType: string
      readonly headers?: AnsweredHeaders
    }
  | {
      readonly status: number
      readonly events: AsyncIterable<StreamedEvent>
      readonly headers?: AnsweredHeaders
    }
  | PassedOn

/** What a protocol of its own answers, as it came. */
interface PassedOn {
  readonly status: number
  readonly response: Response
}

/** What a route is given; everything in it was checked. */
export interface RouteRequest<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Aborted when the caller leaves, or the server has waited as long as it does before it ends. */
  readonly signal: AbortSignal
  /** Aborted when the server begins to end: what can be asked for again elsewhere is answered now. */
  readonly draining: AbortSignal
  readonly runtime: Runtime
  /** At which address the server is reached, where whoever runs it says so. */
  readonly publicUrl: string | undefined
  /** The key with which cards are signed, where there is one. */
  readonly cardKey: CardKey | undefined
  /** The tenant whose credentials may be shown the others, where there is one. */
  readonly operatorTenant: string | undefined
  /** What whoever sent it may do in the tenant of their credential. */
  readonly session: TenantSession
  readonly caller: Authenticated
  /** Notes which run the request is about, for its entry in the log. */
  about(run: string): void
}

type Schema = z.ZodType
type Parsed<S> = S extends Schema ? z.output<S> : undefined

/** What is the same of every route. */
export interface RouteShape<
  Params extends Schema | undefined = Schema | undefined,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
> {
  /** Its id in the log and in OpenAPI: `runs.start`. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `{name}` for each parameter; below `/v1` but for health and descriptions. */
  readonly path: `/${string}`
  /** What it takes. A route that names none is no route: the type refuses it. */
  readonly access: RouteAccess
  /** Where rules look at what goes through it. */
  readonly passes?: readonly InterventionPoint[]
  /** The form of its errors: problems, or what clients of the OpenAI wire format read. */
  readonly errors?: 'compatible' | undefined
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** Status → what is answered; `null` where there is no body, a text for another media type. */
  readonly responses: Readonly<Record<number, Schema | null | { readonly mediaType: string }>>
  /** Statuses of problems that it may answer with besides those that every route may. */
  readonly problems?: readonly number[]
}

/** One entry of the table of routes. */
export interface Route extends RouteShape {
  handle(request: RouteRequest<never, never, never>): Promise<RouteAnswer>
}

/**
 * Makes an entry of the table: from it come the router, the OpenAPI document, the reference page and the tests
 * of who may.
 *
 * @example
 * defineRoute({
 *   id: 'runs.read', method: 'GET', path: '/v1/runs/{run}', access: 'runs:read', summary: 'A run',
 *   params: z.object({ run: idSchema }), responses: { 200: runSchema },
 *   handle: async ({ session, params }) => ({ status: 200, body: await session.run(params.run) }),
 * })
 */
export function defineRoute<
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
>(
  route: RouteShape<Params, Query, Body> & {
    handle(request: RouteRequest<Parsed<Params>, Parsed<Query>, Parsed<Body>>): Promise<RouteAnswer>
  },
): Route {
  return route as unknown as Route
}

import { FccError } from '@fcc/plugin-api'
import type { Runtime, TenantSession } from '@fcc/runtime'
import type { z } from 'zod'
import type {
  Authenticated,
  Authenticator,
  CredentialRequest,
  Refused,
} from '../authentication/authenticator.ts'
import { SignInRefused } from '../authentication/refused.ts'
import type { RateStanding } from '../edge/rate-standing.ts'
import { isOwnFault, type Problem, problemOf, problemOfError } from '../problems/problem.ts'
import { serverErrors } from '../problems/server-errors.ts'
import type { Route, RouteAnswer, RouteRequest } from '../routes/route.ts'
import { assertText } from './read-json.ts'
import type { ServerOptions } from './server-options.ts'

/** A request as it came in, read. */
export interface ReceivedRequest extends CredentialRequest {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  /** Made when it is asked for. */
  readonly signal: () => AbortSignal
  readonly draining: AbortSignal
}

/** What is answered, and by whom it was asked. */
export interface Served {
  readonly answer:
    | RouteAnswer
    | { readonly status: number; readonly problem: Problem; readonly challenge?: string }
  readonly caller?: Authenticated | undefined
  readonly refused?: Refused | undefined
  readonly run?: string | undefined
  /** Where the caller stands, where requests are counted. */
  readonly rate?: RateStanding | undefined
  readonly error?: unknown
}

const CHALLENGE = 'Bearer realm="fcc"'

/** Lets a request through a route: who it is, whether it is well formed, what is done, what may be said of it. */
export async function serveRoute(
  {
    runtime,
    authenticators,
    rates,
    publicUrl,
    cardKey,
    operatorTenant,
  }: Pick<
    ServerOptions,
    'runtime' | 'authenticators' | 'rates' | 'publicUrl' | 'cardKey' | 'operatorTenant'
  >,
  route: Route,
  request: ReceivedRequest,
): Promise<Served> {
  let caller: Authenticated | undefined
  let session: TenantSession | undefined
  let run: string | undefined
  let rate: RateStanding | undefined
  try {
    if (route.access !== 'public') {
      const known = await authenticate(authenticators, request)
      if (known.kind === 'refused') return { answer: refusal(known), refused: known }
      session = sessionOf(runtime, known)
      if (!session) return { answer: refusal(GONE), refused: GONE }
      caller = known
      const { kind, id } = known.credential
      rate = await rates?.take(`${known.tenant}/${kind}/${id}`, known.tier)
      if (rate && !rate.allowed) throw serverErrors.tooMany(rate.resetSeconds)
    }
    const params = parse(route.params, request.params, 'path')
    const query = parse(route.query, request.query, 'query')
    const body = parse(route.body, request.body, 'body')
    const given = {
      ...{ params, query, body, runtime, publicUrl, cardKey, operatorTenant },
      ...{ headers: request.headers, draining: request.draining },
      ...(caller ? { caller, session } : {}),
      get signal() {
        return request.signal()
      },
      about: (id: string) => {
        run = id
      },
    } as unknown as RouteRequest<never, never, never>
    const answer = declared(route, await route.handle(given))
    return { answer, caller, run, rate }
  } catch (error) {
    if (error instanceof SignInRefused) {
      return { answer: refusal(error.refusal), caller, refused: error.refusal }
    }
    const problem = error instanceof InvalidRequest ? error.problem : problemOfError(error)
    return {
      answer: { status: problem.status, problem },
      ...{ caller, run, rate },
      ...(isOwnFault(problem) ? { error } : {}),
    }
  }
}

const GONE: Refused = {
  kind: 'refused',
  code: 'FCC_SIGN_IN_REFUSED',
  reason: 'The credential is for a tenant that is not there.',
  challenge: CHALLENGE,
}

/** A credential of a tenant that is gone holds no more: its problem would name the tenants that there are. */
function sessionOf(
  runtime: Runtime,
  { tenant, principal }: Authenticated,
): TenantSession | undefined {
  try {
    return runtime.tenant(tenant).as(principal)
  } catch (error) {
    if (FccError.is(error) && error.code === 'FCC_TENANT_UNKNOWN') return undefined
    throw error
  }
}

async function authenticate(
  authenticators: readonly Authenticator[],
  request: CredentialRequest,
): Promise<Authenticated | Refused> {
  for (const each of authenticators) {
    const known = await each.authenticate(request)
    if (known) return known
  }
  return {
    kind: 'refused',
    code: 'FCC_SIGN_IN_REQUIRED',
    reason: 'No credential that anything here knows was shown.',
    challenge: CHALLENGE,
  }
}

function refusal({ code, challenge }: Refused) {
  const detail =
    code === 'FCC_SIGN_IN_REQUIRED'
      ? 'Nothing in the request shows who sends it.'
      : 'What the request shows of who sends it does not hold.'
  const fix = 'Send a key or a token that is valid for this server.'
  return { status: 401, problem: problemOf(401, code, { detail, fix }), challenge }
}

class InvalidRequest extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** Holds what was sent against its schema; what is wrong is told place by place, never with what was there. */
function parse(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) {
    if (part === 'body' && value !== undefined)
      throw invalid([{ at: part, why: 'None is read here.' }])
    return undefined
  }
  if (part !== 'body') {
    for (const each of Object.values(value as object)) {
      if (typeof each === 'string') assertText(each, part)
    }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalid(
    parsed.error.issues.map(({ path, message, code }) => ({
      at: [part, ...path.map(String)].join('/'),
      // The names of keys that nobody knows are the caller's words.
      why: code === 'unrecognized_keys' ? 'It has a key that is not known here.' : message,
    })),
  )
}

function invalid(errors: Problem['errors']): InvalidRequest {
  const more = { detail: 'The request is not as this route takes it.', errors }
  return new InvalidRequest(problemOf(422, 'FCC_REQUEST_INVALID', more))
}

/** An answer as its route declares it: what is not declared is left out, and what is wrong is no answer. */
function declared(route: Route, answer: RouteAnswer): RouteAnswer {
  if ('response' in answer) return answer
  const schema = route.responses[answer.status]
  if (schema === undefined) {
    throw new FccError({
      code: 'FCC_SERVER_FAILED',
      why: `The route ${route.id} answered with a status that it does not declare.`,
      fix: 'Report it: this is a fault of the server.',
    })
  }
  if (!('body' in answer) || schema === null || 'mediaType' in schema) return answer
  return { ...answer, body: schema.parse(answer.body) }
}

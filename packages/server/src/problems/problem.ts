import { FccError } from '@fcc/plugin-api'
import { z } from 'zod'

/** A problem as RFC 9457 has it, with the code, the fix and the page of the error. */
export const problemSchema = z
  .object({
    type: z.string().describe('The page that explains the code.'),
    title: z.string(),
    status: z.number().int(),
    code: z.string().describe('Stable, and explained on its page.'),
    detail: z.string().optional().describe('What happened; absent where it is the server’s own.'),
    fix: z.string().optional().describe('What to do about it.'),
    retryAfter: z
      .number()
      .int()
      .optional()
      .describe('After how many seconds the same may be asked again; `Retry-After` says so too.'),
    errors: z
      .array(z.object({ at: z.string(), why: z.string() }))
      .optional()
      .describe('What is wrong in the request, place by place; never what was sent.'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problemSchema>

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Unknown',
  405: 'No such method here',
  408: 'Took too long to arrive',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Not a media type that is read here',
  422: 'Cannot be done as it is',
  428: 'Say which version you saw',
  429: 'Too many requests',
  431: 'Headers too large',
  499: 'The caller left',
  500: 'Something went wrong here',
  503: 'Not now',
}

/** Where the pages of codes are; the area of a code is the name of its page. */
const DOCS = 'https://fcc.example/errors'

/** A problem of a code that has no error of its own. */
export function problemOf(
  status: number,
  code: string,
  more: Pick<Problem, 'detail' | 'fix' | 'retryAfter' | 'errors'> = {},
): Problem {
  return {
    type: pageOf(code),
    title: TITLES[status] ?? 'Problem',
    status,
    code,
    ...more,
  }
}

/**
 * The problem that an error is to a caller. What is the server's own says its code and nothing else, for its
 * words may name paths of this machine; an error that was made for callers says what it has to say. Where it is
 * known when to ask again, it says that.
 */
export function problemOfError(error: unknown): Problem {
  if (!FccError.is(error)) return problemOf(500, 'FCC_SERVER_FAILED')
  const status = statusOf(error.code)
  const { retryAfterMs } = error
  const again =
    AGAIN.has(status) && retryAfterMs !== undefined
      ? { retryAfter: Math.max(1, Math.ceil(retryAfterMs / 1000)) }
      : {}
  if (isOwnFault({ status, code: error.code }) && !FOR_CALLERS.has(error.code))
    return problemOf(status, error.code, again)
  return problemOf(status, error.code, { detail: error.why, fix: error.fix, ...again })
}

/** Statuses after which the same may be asked again. */
const AGAIN: ReadonlySet<number> = new Set([429, 503])

/** Whether a problem is the server's own, for its host to hear of: to have too much to do is none. Pure. */
export function isOwnFault({ status, code }: Pick<Problem, 'status' | 'code'>): boolean {
  return status >= 500 && !code.startsWith('FCC_PRESSURE_')
}

function pageOf(code: string): string {
  const area = code.split('_')[1]?.toLowerCase() ?? 'server'
  return `${DOCS}/${area}#${code.toLowerCase().replaceAll('_', '-')}`
}

const STATUSES: Readonly<Record<string, number>> = {
  FCC_ACCESS_DENIED: 403,
  FCC_APPROVAL_ROLE: 403,
  FCC_APPROVAL_NOT_SEPARATE: 403,
  FCC_ARTIFACT_WITHHELD: 403,
  FCC_RECORDING_WITHHELD: 403,
  FCC_RUN_UNKNOWN: 404,
  FCC_SCENARIO_UNKNOWN: 404,
  FCC_PERSONA_UNKNOWN: 404,
  FCC_ARTIFACT_UNKNOWN: 404,
  FCC_EXPORTER_UNKNOWN: 404,
  FCC_PROVIDER_MISSING: 404,
  FCC_TENANT_UNKNOWN: 404,
  FCC_MODEL_UNKNOWN: 404,
  FCC_REQUEST_UNKNOWN: 404,
  FCC_MODEL_WAITS: 422,
  FCC_MODEL_UNAVAILABLE: 503,
  FCC_API_KEY_UNKNOWN: 404,
  FCC_WEBHOOK_UNKNOWN: 404,
  FCC_API_KEY_OVER: 409,
  FCC_API_KEY_CHANGED: 409,
  FCC_API_KEY_INVALID: 422,
  FCC_API_KEY_ROLE: 422,
  FCC_RUN_KEY_CONFLICT: 409,
  FCC_RUN_STATE: 409,
  FCC_RUN_OVER: 409,
  FCC_RUN_VERSION: 409,
  FCC_RUN_QUARANTINED: 409,
  FCC_RUN_NOT_WAITING: 409,
  FCC_APPROVAL_CHANGED: 409,
  FCC_APPROVAL_UNREAD: 409,
  FCC_APPROVAL_EXPIRED: 409,
  FCC_APPROVAL_TWICE: 409,
  FCC_STORE_ALREADY_ANSWERED: 409,
  FCC_STORE_APPROVAL_VOID: 409,
  FCC_SEALING_SHREDDED: 410,
  FCC_TENANT_EXISTS: 409,
  FCC_TENANT_CHANGED: 409,
  FCC_TENANT_REASON_INVALID: 422,
  FCC_REPORT_PERIOD: 422,
  FCC_REQUEST_RATE: 429,
  FCC_TENANT_LOCKED: 403,
  FCC_TENANT_SUSPENDED: 403,
  FCC_LIMIT_QUEUED: 429,
  FCC_LIMIT_EVENTS_PER_SECOND: 429,
  FCC_LIMIT_OPEN_FILES: 429,
  FCC_LIMIT_ARTIFACT_BYTES: 422,
  FCC_LIMIT_STORAGE_BYTES: 422,
  FCC_PRESSURE_REFUSED: 503,
  FCC_PRESSURE_SHADOW_PAUSED: 503,
  FCC_CLOSED: 503,
  FCC_RUNTIME_CLOSED: 503,
  FCC_TENANT_REFUSED: 503,
}

/** What is the server's own and names nothing but a run of the caller: where to look afterwards. */
const FOR_CALLERS: ReadonlySet<string> = new Set(['FCC_MODEL_UNAVAILABLE'])

/** Codes of these areas are about what the caller sent. */
const OF_THE_CALLER =
  /^FCC_(INPUT|ID|PURPOSE|LABELS?|DECISION|CONTENT|REQUEST|PROVIDER_AMBIGUOUS|APPROVAL|REFERENCE|PRINCIPAL|TENANT_CONFIG|EXPORTER)_?/

function statusOf(code: string): number {
  return STATUSES[code] ?? (OF_THE_CALLER.test(code) ? 422 : 500)
}

import { type FailureKind, fetchFailure, ProviderFailure } from '@fcc/contracts'

/** Words by which vendors name what went wrong, in `code` and `type` of their errors. */
const words: Readonly<Record<string, FailureKind>> = {
  rate_limit_exceeded: 'rate_limited',
  rate_limit_error: 'rate_limited',
  too_many_requests: 'rate_limited',
  insufficient_quota: 'not_authorised',
  billing_error: 'not_authorised',
  authentication_error: 'not_authorised',
  permission_error: 'not_authorised',
  invalid_api_key: 'not_authorised',
  overloaded_error: 'overloaded',
  server_is_overloaded: 'overloaded',
  context_length_exceeded: 'context_too_long',
  request_too_large: 'context_too_long',
  content_filter: 'refused',
  content_policy_violation: 'refused',
  timeout_error: 'timed_out',
  server_error: 'failed',
  api_error: 'failed',
}

/** What vendors say of a request that is too long where they have no word for it. */
const tooLong =
  /prompt is too long|context (?:length|window)|maximum (?:context|prompt) length|too many (?:input )?tokens/i

/** How deep an error may wrap another. */
const MAX_DEPTH = 4

/**
 * The failure that an error of a vendor names, by its own words; `undefined` where it names none that is
 * known. Pure. Its sentences may quote what was asked: they are looked at and not kept.
 *
 * @example
 * namedFailure({ error: { type: 'overloaded_error', message: 'Overloaded' } }) // 'overloaded'
 */
export function namedFailure(error: unknown, depth = 0): FailureKind | undefined {
  if (typeof error === 'string')
    return depth > 0 && tooLong.test(error) ? 'context_too_long' : undefined
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return undefined
  const { code, type, message, error: inner, response } = error as Readonly<Record<string, unknown>>
  const named = [code, type].map((word) =>
    typeof word === 'string' && Object.hasOwn(words, word) ? words[word] : undefined,
  )
  const deeper = [inner, response].map((each) => namedFailure(each, depth + 1))
  const isTooLong = typeof message === 'string' && tooLong.test(message)
  return (
    [...named, ...deeper].find((each) => each !== undefined) ??
    (isTooLong ? 'context_too_long' : undefined)
  )
}

/**
 * A typed failure for whatever a client or a stream gave as an error. It holds none of it: errors of clients
 * carry the request, and what vendors say may quote it.
 */
export function wireFailure(
  by: string,
  error: unknown,
  { hasBegun }: { readonly hasBegun: boolean },
): ProviderFailure {
  const own = failureWithin(error)
  if (own) return own
  const named = namedFailure(error) ?? namedFailure(bodyOf(error))
  if (named) return new ProviderFailure(named, { by })
  // What a client says of a stream that ended without saying why it stopped.
  if (hasBegun && isNothing(error)) return new ProviderFailure('cut_off', { by })
  if (isUnreadable(error)) return new ProviderFailure('invalid_answer', { by })
  const kind = fetchFailure(error)
  // It was reached, and then no more.
  if (hasBegun && kind === 'unreachable') return new ProviderFailure('cut_off', { by })
  // What a client makes of an answer that it did not foresee can be any error.
  if (hasBegun && kind === 'failed') return new ProviderFailure('invalid_answer', { by })
  return new ProviderFailure(kind, { by })
}

/** A failure of ours that a client put into an error of its own. */
function failureWithin(error: unknown): ProviderFailure | undefined {
  let each = error
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    if (ProviderFailure.is(each)) return each
    each = (each as { readonly cause?: unknown } | null | undefined)?.cause
  }
  return undefined
}

/** The body of an answer that was none, parsed where it can be. */
function bodyOf(error: unknown): unknown {
  const { responseBody } = (error ?? {}) as { readonly responseBody?: unknown }
  try {
    return typeof responseBody === 'string' ? JSON.parse(responseBody) : responseBody
  } catch {
    return undefined
  }
}

function isNothing(error: unknown): boolean {
  const { name, data } = (error ?? {}) as { readonly name?: unknown; readonly data?: unknown }
  return name === 'AI_InvalidResponseDataError' && data === undefined
}

const unreadable = new Set([
  'AI_JSONParseError',
  'AI_TypeValidationError',
  'AI_InvalidResponseDataError',
  'AI_EmptyResponseBodyError',
  'AI_NoContentGeneratedError',
])

/** Whether a client says that it could not read what came; it was no error of HTTP, for those are caught before. */
function isUnreadable(error: unknown): boolean {
  if (!(error instanceof Error)) return typeof error === 'object'
  return unreadable.has(error.name) || error.name === 'AI_APICallError'
}

/**
 * What can go wrong with one request, on demand.
 *
 * Said by a status:
 * - `rate_limited`, `rate_limited_for_2s` (with Retry-After), `no_quota`, `server_error`, `unavailable`,
 *   `overloaded`, `not_authorised`, `key_repeated` (in its message, as vendors do), `too_long`, `no_such_model`, `html_error`, `redirected`
 *
 * A success that is none:
 * - `html`: a page in place of JSON
 * - `error_inside`: an error where the answer should be
 * - `malformed`: bytes that are no JSON
 * - `wrong_usage`, `usage_as_text`, `no_usage`: tokens that are below zero, no number, not there
 * - `oversized`: more than anybody reads
 *
 * On the way:
 * - `reset`: the connection is dropped before a byte
 * - `cut`: it ends in the middle, as if that were all
 * - `dropped`: the connection is dropped in the middle
 * - `silent`: nothing more comes
 * - `stalled`: nothing more comes in the middle
 *
 * And what is odd, and right:
 * - `slow`: byte by byte
 * - `repeated_end`: the last events come twice
 */
export const FAULTS = [
  'rate_limited',
  'rate_limited_for_2s',
  'no_quota',
  'server_error',
  'unavailable',
  'overloaded',
  'not_authorised',
  'key_repeated',
  'too_long',
  'no_such_model',
  'html_error',
  'redirected',
  'html',
  'error_inside',
  'malformed',
  'wrong_usage',
  'usage_as_text',
  'no_usage',
  'oversized',
  'reset',
  'cut',
  'dropped',
  'silent',
  'stalled',
  'slow',
  'repeated_end',
] as const
export type Fault = (typeof FAULTS)[number]

/** The status of a fault that is said by one, its headers, and the word by which the wire names it. */
export const statusFaults: Readonly<
  Partial<
    Record<
      Fault,
      {
        readonly status: number
        readonly word: string
        readonly headers?: Readonly<Record<string, string>>
      }
    >
  >
> = {
  rate_limited: { status: 429, word: 'rate_limit_error' },
  rate_limited_for_2s: { status: 429, word: 'rate_limit_error', headers: { 'retry-after': '2' } },
  no_quota: { status: 429, word: 'insufficient_quota' },
  server_error: { status: 500, word: 'server_error' },
  unavailable: { status: 503, word: 'unknown' },
  overloaded: { status: 529, word: 'overloaded_error' },
  not_authorised: { status: 401, word: 'invalid_api_key' },
  key_repeated: { status: 401, word: 'invalid_api_key' },
  too_long: { status: 400, word: 'context_length_exceeded' },
  no_such_model: { status: 404, word: 'model_not_found' },
}

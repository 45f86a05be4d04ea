import { FccError } from '@fcc/plugin-api'

/** How errors read over HTTP; what is not here is the server's own fault. */
const statuses: readonly (readonly [RegExp, number])[] = [
  [/^FCC_(INPUT_|PURPOSE_UNKNOWN|LABEL_UNKNOWN)/, 400],
  [/^FCC_PRINCIPAL_INVALID/, 401],
  [/^FCC_(TENANT|SCENARIO|RUN|ARTIFACT)_UNKNOWN/, 404],
  [/^FCC_RUN_OVER/, 409],
  [/^FCC_(TENANT_REFUSED|RUNTIME_CLOSED)/, 503],
]

/** An error as a caller may see it: the runtime's sentences hold no content; other errors' may. */
export function describeError(error: unknown): {
  readonly status: number
  readonly body: { readonly code: string; readonly why: string }
} {
  if (FccError.is(error)) {
    const { code, why } = error
    return { status: statuses.find(([codes]) => codes.test(code))?.[1] ?? 500, body: { code, why } }
  }
  // What Express itself refuses: a body that is too large, or no JSON.
  const status = (error as { readonly status?: unknown } | undefined)?.status
  return typeof status === 'number' && status >= 400 && status < 500
    ? { status, body: { code: 'BAD_REQUEST', why: 'The request could not be read.' } }
    : { status: 500, body: { code: 'INTERNAL', why: 'The server could not do it.' } }
}

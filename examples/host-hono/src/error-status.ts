import { FccError } from '@fcc/plugin-api'

/** How errors of the runtime read over HTTP: by code, and by the area that a code begins with. */
const byCode: Readonly<Record<string, ErrorStatus>> = {
  FCC_TENANT_UNKNOWN: 404,
  FCC_TENANT_REFUSED: 503,
  FCC_RUNTIME_CLOSED: 503,
  FCC_PRINCIPAL_INVALID: 401,
  FCC_SCENARIO_UNKNOWN: 404,
  FCC_PURPOSE_UNKNOWN: 400,
  FCC_LABEL_UNKNOWN: 400,
  FCC_RUN_UNKNOWN: 404,
  FCC_RUN_OVER: 409,
  FCC_ARTIFACT_UNKNOWN: 404,
  FCC_SEALING_SHREDDED: 410,
}

export type ErrorStatus = 400 | 401 | 404 | 409 | 410 | 500 | 503

/** An error as a caller may see it: the runtime's sentences hold no content; other errors' may. */
export function describeError(error: unknown): {
  readonly status: ErrorStatus
  readonly body: { readonly code: string; readonly why: string; readonly fix?: string }
} {
  if (!FccError.is(error)) {
    return { status: 500, body: { code: 'INTERNAL', why: 'The server could not do it.' } }
  }
  const { code, why, fix } = error
  const status = byCode[code] ?? (code.startsWith('FCC_INPUT_') ? 400 : 500)
  return { status, body: { code, why, fix } }
}

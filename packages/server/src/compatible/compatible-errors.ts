import { z } from 'zod'
import type { Problem } from '../problems/problem.ts'

/** An error as clients of the OpenAI wire format read it. */
export const compatibleErrorSchema = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string(),
    }),
  })
  .meta({ id: 'CompatibleError' })

/** A problem in the form that clients of the OpenAI wire format read. Pure. */
export function compatibleError({ status, code, detail, title, fix, errors }: Problem) {
  const [first] = errors ?? []
  const places = (errors ?? []).map(({ at, why }) => `${at}: ${why}`)
  const message = [detail ?? title, ...places, ...(fix === undefined ? [] : [fix])].join(' ')
  return {
    error: {
      message,
      type: TYPES[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error'),
      param: first === undefined ? null : first.at.replace(/^body\//, ''),
      code,
    },
  }
}

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
}

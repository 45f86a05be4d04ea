import { type Diagnostic, FccError } from '@fcc/plugin-api'
import { cliErrors } from '../diagnostics.ts'

/** Any error as one with a code; what is none of ours is reported as unexpected. */
export function errorOf(thrown: unknown): FccError {
  return FccError.is(thrown) ? thrown : cliErrors.unexpected(thrown)
}

/** The problems that an error sums up, where it does. */
export function problemsOf(error: FccError): readonly Diagnostic[] {
  const { cause } = error
  if (!Array.isArray(cause)) return []
  return cause.filter(
    (each): each is Diagnostic =>
      typeof each === 'object' && each !== null && 'code' in each && 'why' in each && 'fix' in each,
  )
}

import { FccError } from '@fcc/plugin-api'

/** What came of asking: an answer, a refusal with a code, or something thrown that has none. */
export type Outcome<Result> =
  | { readonly kind: 'answered'; readonly result: Result }
  | { readonly kind: 'refused'; readonly code: string; readonly said: string }
  | { readonly kind: 'threw'; readonly cause: unknown }

/** Asks, and tells a refusal from a failure. */
export async function outcomeOf<Result>(
  act: () => Result | Promise<Result>,
): Promise<Outcome<Result>> {
  try {
    return { kind: 'answered', result: await act() }
  } catch (cause) {
    if (!FccError.is(cause)) return { kind: 'threw', cause }
    return { kind: 'refused', code: cause.code, said: `${cause.message} ${cause.why} ${cause.fix}` }
  }
}

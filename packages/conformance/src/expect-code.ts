import { FccError } from '@fcc/plugin-api'
import { expect } from 'vitest'

/** Expects a promise to be rejected with an `FccError` of this code. */
export async function expectCode(promise: Promise<unknown>, code: string): Promise<void> {
  const outcome = await promise.then(
    () => 'no error',
    (error: unknown) => (FccError.is(error) ? error.code : error),
  )
  expect(outcome).toBe(code)
}

import { FccError } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'
import { callPlugin } from '../host/plugin-calls.ts'

/** Whether an error says what a plugin threw where nobody waited. */
export function isDetached(error: unknown): boolean {
  return FccError.is(error) && error.code === 'FCC_PLUGIN_DETACHED_ERROR'
}

/**
 * Calls a plugin's code for whoever waits for it, such as a run, and fails with what it throws elsewhere meanwhile: a promise that it
 * does not await, or a timer. What comes after the call has ended is contained too, and nobody's run
 * fails for it.
 *
 * @throws FccError FCC_PLUGIN_DETACHED_ERROR, besides whatever the code throws
 */
export function callContained<Result>(
  pluginId: string,
  work: () => Result | Promise<Result>,
): Result | Promise<Result> {
  let fail: (error: Error) => void = () => undefined
  const detached = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  // Most calls end first, and then nobody waits for this one.
  detached.catch(() => undefined)
  const onDetached = (thrown: unknown) => fail(runtimeErrors.detached(pluginId, thrown))
  const result = callPlugin({ pluginId, onDetached }, work)
  return result instanceof Promise ? Promise.race([result, detached]) : result
}

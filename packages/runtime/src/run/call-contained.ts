import { FccError } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'
import { callPlugin } from '../host/plugin-calls.ts'
import { runAtWork } from './run-at-work.ts'

/** Whether an error says what a plugin threw where nobody waited. */
export function isDetached(error: unknown): boolean {
  return FccError.is(error) && error.code === 'FCC_PLUGIN_DETACHED_ERROR'
}

/**
 * Calls a plugin's code for whoever waits for it, such as a run, and fails with what it throws elsewhere meanwhile: a promise that it
 * does not await, or a timer. What comes after the call has ended is contained too, and nobody's run
 * fails for it: where it was called for a run, its host hears of it, with the plugin and the run.
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
  const at = runAtWork()
  let isWaitedFor = true
  const end = () => {
    isWaitedFor = false
  }
  const onDetached = (thrown: unknown) => {
    const error = runtimeErrors.detached(pluginId, thrown, at?.run)
    if (isWaitedFor) fail(error)
    else at?.onDetached(error)
  }
  try {
    const result = callPlugin({ pluginId, onDetached }, work)
    if (result instanceof Promise) {
      result.then(end, end)
      return Promise.race([result, detached])
    }
    end()
    return result
  } catch (error) {
    end()
    throw error
  }
}

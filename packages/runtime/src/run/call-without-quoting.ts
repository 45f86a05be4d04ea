import { FccError } from '@fcc/plugin-api'

/**
 * Calls a hook that sees content. What a tap throws may quote it, and would be stored unencrypted in the
 * run's record: the code, the plugin and the hook are kept, its words are not.
 *
 * @throws FccError FCC_HOOK_TAP_FAILED, FCC_HOOK_TAP_ASYNC without the tap's message
 */
export function callWithoutQuoting<Result>(hook: string, call: () => Result): Result {
  try {
    return call()
  } catch (error) {
    if (!FccError.is(error)) throw error
    throw new FccError({
      code: error.code,
      why: `A tap of ${error.pluginId ?? 'a plugin'} in ${hook} threw.`,
      fix: error.fix,
      pluginId: error.pluginId,
      cause: error,
    })
  }
}

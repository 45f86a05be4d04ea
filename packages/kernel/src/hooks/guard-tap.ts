import type { Tap, TapOrder } from '@fcc/plugin-api'
import { failure } from '../diagnostics.ts'
import { messageOf } from '../message-of.ts'

/** A tap with what is needed to answer for it. */
export interface OwnedTap {
  readonly pluginId: string
  readonly hookId: string
  readonly order: TapOrder
  readonly tap: Tap<unknown, unknown>
  /** False once its plugin's scope is closed. */
  readonly isOpen: () => boolean
}

/**
 * Wraps a tap so that it goes quiet when its plugin is gone (tapable has no untap), a throw names
 * its plugin, and a promise is refused instead of travelling on as the value.
 */
export function guardTap({ pluginId, hookId, tap, isOpen }: OwnedTap): Tap<unknown, unknown> {
  return (value, context) => {
    if (!isOpen()) return undefined
    const result = runTap(pluginId, hookId, () => tap(value, context))
    if (!isThenable(result)) return result
    result.then(undefined, () => undefined)
    throw failure('FCC_HOOK_TAP_ASYNC', { pluginId }, pluginId, hookId)
  }
}

function runTap(pluginId: string, hookId: string, tap: () => unknown): unknown {
  try {
    return tap()
  } catch (cause) {
    const message = messageOf(cause)
    throw failure('FCC_HOOK_TAP_FAILED', { pluginId, cause }, pluginId, hookId, message)
  }
}

/** Whether something is to be awaited. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  )
}

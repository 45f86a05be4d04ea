import { type AnyHook, type Tap, type TapOrder, thrownMessage, thrownPlace } from '@fcc/plugin-api'
import { failure } from '../diagnostics.ts'

/** A tap with what is needed to answer for it. */
export interface OwnedTap {
  readonly pluginId: string
  readonly hook: AnyHook
  readonly order: TapOrder
  readonly tap: Tap<unknown, unknown>
  /** False once its plugin's scope is closed. */
  readonly isOpen: () => boolean
}

/**
 * Wraps a tap so that it goes quiet when its plugin is gone (tapable has no untap), a throw names
 * its plugin, and a promise is refused instead of travelling on as the value.
 */
export function guardTap({ pluginId, hook, tap, isOpen }: OwnedTap): Tap<unknown, unknown> {
  return (value, context) => {
    if (!isOpen()) return undefined
    let result: unknown
    try {
      result = tap(value, context)
    } catch (cause) {
      const place = thrownPlace(cause)
      const facts = { pluginId, cause, place, hook: hook.id, message: thrownMessage(cause) }
      throw failure('FCC_HOOK_TAP_FAILED', facts)
    }
    if (!(result instanceof Promise)) return result
    result.catch(() => undefined)
    throw failure('FCC_HOOK_TAP_ASYNC', { pluginId, hook: hook.id })
  }
}

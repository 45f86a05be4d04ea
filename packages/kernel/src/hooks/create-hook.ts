import type { AnyHook, TapOrder } from '@fcc/plugin-api'
import { SyncBailHook, SyncHook, SyncWaterfallHook } from 'tapable'
import { guardTap, type OwnedTap } from './guard-tap.ts'

/** Calls the taps of a hook, of which there may be none. */
export type CallHook = (hook: AnyHook, value: unknown, context: unknown) => unknown

const stages: Readonly<Record<TapOrder, number>> = { pre: -1, normal: 0, post: 1 }

const kinds = {
  waterfall: () => new SyncWaterfallHook<[unknown, unknown], unknown>(['value', 'context']),
  bail: () => new SyncBailHook<[unknown, unknown], unknown>(['value', 'context']),
  series: () => new SyncHook<[unknown, unknown]>(['value', 'context']),
}

/**
 * Makes the hooks from all the taps they will ever have, in plan order. The only place that knows
 * tapable: neither its `before`, whose misspellings are silent, nor its numeric stages reach an
 * author. A tap meant for a hook of another kind is never called.
 */
export function createHooks(taps: readonly OwnedTap[]): CallHook {
  const keyOf = ({ hook, id }: AnyHook): string => `${hook} ${id}`
  const hooks = new Map<string, ReturnType<(typeof kinds)[keyof typeof kinds]>>()
  for (const owned of taps) {
    const key = keyOf(owned.hook)
    const hook = hooks.get(key) ?? kinds[owned.hook.hook]()
    hook.tap({ name: owned.pluginId, stage: stages[owned.order] }, guardTap(owned))
    hooks.set(key, hook)
  }
  return (hook, value, context) => {
    const tapped = hooks.get(keyOf(hook))
    if (tapped !== undefined) return tapped.call(value, context)
    return hook.hook === 'waterfall' ? value : undefined
  }
}

import type { HookKind, TapOrder } from '@fcc/plugin-api'
import { SyncBailHook, SyncHook, SyncWaterfallHook } from 'tapable'
import { guardTap, type OwnedTap } from './guard-tap.ts'

/** Calls the taps of one hook. */
export type CallHook = (value: unknown, context: unknown) => unknown

const stages: Readonly<Record<TapOrder, number>> = { pre: -1, normal: 0, post: 1 }

const hooks = {
  waterfall: () => new SyncWaterfallHook<[unknown, unknown], unknown>(['value', 'context']),
  bail: () => new SyncBailHook<[unknown, unknown], unknown>(['value', 'context']),
  series: () => new SyncHook<[unknown, unknown]>(['value', 'context']),
} satisfies Readonly<Record<HookKind, unknown>>

/**
 * Makes a hook from the taps it will ever have, in plan order. The only place that knows tapable:
 * neither its `before`, whose misspellings are silent, nor its numeric stages reach an author.
 */
export function createHook(kind: HookKind, taps: readonly OwnedTap[]): CallHook {
  const hook = hooks[kind]()
  for (const owned of taps) {
    hook.tap({ name: owned.pluginId, stage: stages[owned.order] }, guardTap(owned))
  }
  return (value, context) => hook.call(value, context)
}

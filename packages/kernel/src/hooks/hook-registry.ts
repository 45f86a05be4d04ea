import type { AnyHook } from '@fcc/plugin-api'
import { type CallHook, createHook } from './create-hook.ts'
import type { OwnedTap } from './guard-tap.ts'

/** A tap and the hook it was tapped into. */
export interface HookTap extends OwnedTap {
  readonly hook: AnyHook
}

/** All hooks that somebody tapped, frozen. */
export interface HookRegistry {
  call(hook: AnyHook, value: unknown, context: unknown): unknown
}

/** Groups taps, given in plan order, by hook. A tap meant for another kind of hook is another hook. */
export function createHookRegistry(taps: readonly HookTap[]): HookRegistry {
  const groups = new Map<string, HookTap[]>()
  for (const tap of taps) {
    groups.set(keyOf(tap.hook), [...(groups.get(keyOf(tap.hook)) ?? []), tap])
  }
  const calls = new Map<string, CallHook>()
  for (const [key, [first, ...rest]] of groups) {
    if (first !== undefined) calls.set(key, createHook(first.hook.hook, [first, ...rest]))
  }
  return {
    call(hook, value, context) {
      const callTaps = calls.get(keyOf(hook))
      if (callTaps !== undefined) return callTaps(value, context)
      return hook.hook === 'waterfall' ? value : undefined
    },
  }
}

const keyOf = (hook: AnyHook): string => `${hook.hook} ${hook.id}`

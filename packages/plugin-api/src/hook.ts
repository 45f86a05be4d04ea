/**
 * How the taps of a hook combine.
 * - `waterfall`: each tap gets the value and may return a new one; `undefined` means unchanged
 * - `bail`: the first tap that returns something other than `undefined` answers
 * - `series`: each tap is told, in order
 */
export type HookKind = 'waterfall' | 'bail' | 'series'

/** The three places a tap may take inside a hook; ties fall in plan order. */
export type TapOrder = 'pre' | 'normal' | 'post'

/** A typed token for something that plugins may change in flight. Taps are synchronous. */
export interface Hook<Value, Context = undefined> {
  readonly '~kind': 'fcc.hook'
  readonly id: string
  readonly hook: HookKind
  readonly '~value'?: Value
  readonly '~context'?: Context
}

/** A function tapped into a hook of the given token. */
export type Tap<Value, Context> = (value: Value, context: Context) => Value | undefined

/**
 * Defines a hook token.
 *
 * @example
 * export const spread = defineHook<string, { guest: string }>({ id: 'toast.spread', hook: 'waterfall' })
 */
export function defineHook<Value, Context = undefined>(definition: {
  readonly id: string
  readonly hook: HookKind
}): Hook<Value, Context> {
  return Object.freeze({ ...definition, '~kind': 'fcc.hook' as const })
}

/**
 * How the taps of a hook combine.
 * - `waterfall`: each tap gets the value and may return a new one; `undefined` means unchanged
 * - `bail`: the first tap that returns something other than `undefined` answers
 * - `series`: each tap is told, in order; what it returns is ignored
 */
export type HookKind = 'waterfall' | 'bail' | 'series'

/** The three places a tap may take inside a hook; ties fall in plan order. */
export type TapOrder = 'pre' | 'normal' | 'post'

/** A typed token for something that plugins may change in flight. Taps are synchronous. */
export interface Hook<Value, Context = undefined, Kind extends HookKind = HookKind> {
  readonly '~kind': 'fcc.hook'
  readonly id: string
  readonly hook: Kind
  readonly '~value'?: Value
  readonly '~context'?: Context
}

/** Any hook, for code that handles hooks without knowing their types. */
export type AnyHook = Hook<unknown, unknown>

/** What calling a hook gives: the last value, the answer if there was one, or nothing. */
export type HookResult<Value, Kind extends HookKind> = Kind extends 'waterfall'
  ? Value
  : Kind extends 'bail'
    ? Value | undefined
    : undefined

/** A function tapped into a hook of the given token. */
export type Tap<Value, Context> = (value: Value, context: Context) => Value | undefined

/** What a hook's definition states. */
export interface HookDefinition<Kind extends HookKind> {
  readonly id: string
  readonly hook: Kind
}

/**
 * Defines a hook token. Importing the token gives its type; nothing is registered.
 *
 * @example
 * export const spread = defineHook<string, { guest: string }>({ id: 'toast.spread', hook: 'waterfall' })
 */
export function defineHook<Value, Context = undefined>(
  definition: HookDefinition<'waterfall'>,
): Hook<Value, Context, 'waterfall'>
export function defineHook<Value, Context = undefined>(
  definition: HookDefinition<'bail'>,
): Hook<Value, Context, 'bail'>
export function defineHook<Value, Context = undefined>(
  definition: HookDefinition<'series'>,
): Hook<Value, Context, 'series'>
export function defineHook(definition: HookDefinition<HookKind>): AnyHook {
  return Object.freeze({ ...definition, '~kind': 'fcc.hook' as const })
}

import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Place } from './fcc-error.ts'

/**
 * The shape of a contribution point, as a type-level function: `settings` goes in,
 * `value` comes out. A point whose values take settings refers to `this['settings']`, as an
 * argument to a named type: inside an object literal type, TypeScript has no `this`.
 *
 * @example
 * interface Toaster<Settings> {
 *   readonly id: string
 *   toast(bread: string, call: { readonly settings: Settings }): string
 * }
 * interface ToasterShape extends PointShape {
 *   readonly value: Toaster<this['settings']>
 * }
 */
export interface PointShape {
  readonly settings: unknown
  readonly value: unknown
}

/** The value that a contributor with settings of type `Settings` gives to a point of shape `Shape`. */
export type PointValue<Shape extends PointShape, Settings = unknown> = (Shape & {
  readonly settings: Settings
})['value']

/** Where a point's contributions live: once per process, or once per assembly of plugins. */
export type PointScope = 'host' | 'assembly'

/**
 * How several contributions to one point become one thing. The kernel acts on the first two;
 * the rest is a statement to the reader and to the consumer that carries it out.
 * - `map-by-id`: the id is the key, a duplicate id is refused
 * - `choose-one`: a map by id of which configuration chooses one
 * - `merge`: the consumer merges and reports conflicts
 * - `all-run`: every contribution takes part
 * - `layers`: contributions are layered by origin
 */
export type PointCombine = 'map-by-id' | 'choose-one' | 'merge' | 'all-run' | 'layers'

/** What becomes of the rest when one contribution is broken. */
export type PointFailure = 'abort' | 'drop' | 'deny' | 'report'

/** One thing that a contribution points to, so that linking needs no knowledge of the domain. */
export interface Reference {
  /** The id of the point that must hold the target. */
  readonly point: string
  /** The target as written: qualified (`plugin/name`) or bare (`name`). */
  readonly id: string
  /** The place in the value, for people: `nodes[2].persona`. */
  readonly at: string
  /** Where that is written; the place of the contribution where absent. */
  readonly place?: Place | undefined
}

/** What a point's definition states. */
export interface PointDefinition<Shape extends PointShape> {
  readonly id: string
  readonly version: number
  readonly scope: PointScope
  readonly combine: PointCombine
  readonly onFailure: PointFailure
  /** True where a broken contribution must keep tenants that rely on it from starting. */
  readonly safeguard?: boolean
  /** Checks a contributed value; code values check their data part only. */
  readonly schema?: StandardSchemaV1
  /**
   * The key that begins a document of this point in YAML and JSON files, such as `jargon` in
   * `jargon: clinic`; its value is the name there. The rest is checked by `schema`, which answers at once.
   * Absent where only code contributes.
   */
  readonly document?: string
  /**
   * What a value points to. Written as a method so that a point of any shape is an `AnyPoint`:
   * the kernel only ever passes a point the values contributed to that same point.
   */
  references?(value: PointValue<Shape>): readonly Reference[]
}

/**
 * A typed token for a contribution point. The phantom type sits under a string key, not a
 * unique symbol: two installed copies of this package must not silently infer `unknown`.
 */
export interface Point<Shape extends PointShape> extends PointDefinition<Shape> {
  readonly '~kind': 'fcc.point'
  readonly '~shape'?: Shape
}

/** Any point, for code that handles points without knowing their shape. */
export type AnyPoint = Point<PointShape>

/**
 * Defines a contribution point. Importing the token gives its type; nothing is registered.
 *
 * @example
 * export const toasters = definePoint<ToasterShape>({
 *   id: 'toasters', version: 1, scope: 'assembly', combine: 'map-by-id', onFailure: 'drop',
 * })
 */
export function definePoint<Shape extends PointShape>(
  definition: PointDefinition<Shape>,
): Point<Shape> {
  return Object.freeze({ ...definition, '~kind': 'fcc.point' as const })
}

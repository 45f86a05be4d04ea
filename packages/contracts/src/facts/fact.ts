import type { Layer } from '../constitutions/constitution.ts'

/** What a fact can be. Integers are `int`, everything else numeric is `double`. */
export const FACT_TYPES = ['bool', 'int', 'double', 'string', 'list<string>'] as const
export type FactType = (typeof FACT_TYPES)[number]

/** A fact's value as plugins give it; governance turns numbers of type `int` into CEL integers. */
export type FactValue = boolean | number | string | readonly string[]

/** One fact of a namespace. */
export interface FactDefinition {
  readonly type: FactType
  readonly description: string
  /** The values a string fact may take; required where skills set it, so that no content can hide in it. */
  readonly values?: readonly string[] | undefined
}

/** What a namespace's reader sees. Everything here is the same on a resumed visit. */
export interface FactContext {
  /** Milliseconds since 1970, UTC, as the visit's journal has it. */
  readonly now: number
  readonly tenant: { readonly id: string }
  readonly run: { readonly id: string; readonly purpose: string; readonly domain: string }
}

/**
 * A namespace of typed facts that predicates use. It is read (`read`), or set by the skills of
 * the same plugin during a run.
 */
export interface FactNamespace {
  readonly id: string
  /** The word predicates use: `clock`. */
  readonly namespace: string
  readonly title: string
  readonly facts: Readonly<Record<string, FactDefinition>>
  /** The lowest layer that may set them. */
  readonly lowestLayer: Layer
  read?(context: FactContext): Readonly<Record<string, FactValue>>
}

import type { FactType, FactValue, Finding } from '@fcc/contracts'
import type { DecisionInput } from '../decisions/decision-input.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A value inside a predicate. CEL's `int` is a bigint, its `double` a number. */
export type CelValue = boolean | bigint | number | string | null | Finding | readonly CelValue[]

/** One typed fact that predicates can read: `run.purpose`. */
export interface FactField {
  readonly kind: 'fact'
  /** `<root>.<field>`. */
  readonly name: string
  readonly type: FactType
  /** What it says, for people who write rules. */
  readonly description: string
  /** What its text is drawn from, where that is known. */
  readonly vocabulary?: Vocabulary | undefined
  /** Whether detection decides it: nothing is known of it where a detector failed. */
  readonly isDetected?: boolean | undefined
  /** Whether it tells of what no detector reads: who reads it was written with that in mind. */
  readonly isUnread?: boolean | undefined
  /** The value as CEL sees it. Throws `MissingFact` or `InvalidFact`. */
  read(input: DecisionInput): CelValue
  /** The value as decisions record it and sentences show it; `undefined` where it is not there. */
  show(input: DecisionInput): FactValue | undefined
}

/** Named integers under a field: `classification.levels.SECRET`. */
export interface FactConstants {
  readonly kind: 'constants'
  readonly name: string
  readonly description: string
  readonly values: ReadonlyMap<string, bigint>
}

/** Facts under a field: `artifacts.claim.amount`. Closed, as an object is. */
export interface FactGroup {
  readonly kind: 'group'
  /** `artifacts.claim`. */
  readonly name: string
  readonly fields: ReadonlyMap<string, FactField>
}

/** A list that stands for itself: `labels`, `findings`. */
export interface FactList {
  readonly kind: 'list'
  readonly name: string
  readonly element: 'string' | 'finding'
  readonly description: string
  readonly vocabulary?: Vocabulary | undefined
  readonly isDetected: true
  read(input: DecisionInput): readonly CelValue[]
  show(input: DecisionInput): readonly string[]
}

/** A closed object of facts: no field but these exists. */
export interface FactObject {
  readonly kind: 'object'
  readonly name: string
  /** Whom to name when a fact is suggested. */
  readonly owner: string
  readonly fields: ReadonlyMap<string, FactField | FactConstants | FactGroup>
}

/** Everything that predicates can name, by its first word. */
export type FactTable = ReadonlyMap<string, FactObject | FactList>

/** A fact that is not there now. One instance per fact, made once: throwing it costs no stack. */
export class MissingFact extends Error {
  readonly fact: string
  constructor(fact: string) {
    super(`${fact} is not there`)
    this.fact = fact
  }
}

/** A fact whose value is not of its type or none of its values. */
export class InvalidFact extends Error {
  readonly fact: string
  readonly expected: string
  constructor(fact: string, expected: string) {
    super(`${fact} is not ${expected}`)
    this.fact = fact
    this.expected = expected
  }
}

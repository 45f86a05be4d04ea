import { definePoint, type PointShape } from '@fcc/plugin-api'
import { structureSchema } from '../catalogue/structure-schema.ts'
import type { TextSpan } from '../content/finding.ts'
import type { Call, Subject } from '../content/subject.ts'

/** One thing a validator found wrong. The message carries ids, codes and counts, never content. */
export interface Issue {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'notice' | 'could_not_check'
  readonly message: string
  readonly span?: TextSpan | undefined
}

/** Subject in, issues out. */
export interface Validator<Settings = unknown> {
  readonly id: string
  readonly title: string
  validate(subject: Subject, call: Call<Settings>): readonly Issue[] | Promise<readonly Issue[]>
}

export interface ValidatorShape extends PointShape {
  readonly value: Validator<this['settings']>
}

/** Validators: all run, issues joined; a failing one is an issue `could_not_check`. */
export const validators = definePoint<ValidatorShape>({
  id: 'validators',
  version: 1,
  scope: 'assembly',
  combine: 'all-run',
  onFailure: 'report',
  schema: structureSchema({ id: 'string', title: 'string', validate: 'function' }),
})

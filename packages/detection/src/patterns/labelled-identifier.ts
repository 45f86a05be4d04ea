import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** An identifier that only its label gives away: record, account and policy numbers have no form of their own. */
export interface LabelledIdentifierDefinition {
  readonly id: string
  readonly category: string
  /** Alternatives of a regular expression, any case, bounded: `MRN|med(?:ical)? rec(?:ord)?`. A space also matches `_`, `-`, `.` or nothing. */
  readonly labels: string
  readonly base: number
  /** How many digits the value needs. Default 3. */
  readonly digits?: number
  /** The form of the value where it has one; default any run of letters and digits with single separators. */
  readonly value?: string
}

const separator = '[\\s"\'*_()\\[\\]>-]'
const connector =
  '(?:numbers?|num|no|nbr|nr|ids?|identifier|identification|code|is|was|of|as|shows?|lists?)(?![\\p{L}\\p{N}])|[:=|]|#(?=\\s|[:=#])'
const anyValue =
  '(?:\\d{2,4}(?: \\d{2,4}){1,5}(?![\\d/-]|\\.\\d)|[A-Z0-9](?:[A-Z0-9]|[-./](?=[A-Z0-9])){2,24})'

/**
 * Builds a pattern for a value behind its label, with what people put between them: `MRN: #…`,
 * `record number is …`, `"mrn": "…"`. The finding spans the value and its number sign, not the label.
 *
 * @example
 * labelledIdentifier({ id: 'badge', category: 'pii/badge', labels: 'badge', base: 0.85 })
 */
export function labelledIdentifier(definition: LabelledIdentifierDefinition): Pattern {
  const labels = definition.labels.replaceAll(' ', '[\\s_.-]{0,2}')
  const value = definition.value ?? anyValue
  const digits = definition.digits ?? 3
  return definePattern({
    id: definition.id,
    category: definition.category,
    expression: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${labels})\\.?(?:'?s)?(?:${separator}{0,3}(?:${connector})\\.?){0,4}${separator}{0,3}?(?<value>#?${value})(?![\\p{L}\\p{N}])`,
      'iu',
    ),
    base: definition.base,
    requires: [DIGITS],
    // A bare year behind `policy of` is a year.
    invalidate: (found) =>
      found.replace(/\D/g, '').length < digits || /^(?:19|20)\d{2}$/.test(found),
  })
}

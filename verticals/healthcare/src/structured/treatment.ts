import type { MarkerKind } from '../marker.ts'

/**
 * What is done with a value by the place where it stands.
 * - `keep`: it is of the form itself, such as separators and names of elements
 * - `code`: a short code; anything else is read as text
 * - `number`: a measured number; anything else is read as text
 * - `display`: what a code system says of a code; searched, and not proven word by word
 * - `text`: searched for identifiers, and every word of it proven
 * - `header`: the name of a column; stays where it is made of words that are nobody's
 * - `html`: a narrative; its texts are released like every text, and its tags without attributes
 * - `escaped`: a text with formatting of HL7 v2 in it
 * - `date`: its year stays, unless it tells an age over 89
 * - `age`: stays up to 89
 * - `zip`, `state`, `country`: what Safe Harbor lets stay of them
 * - `link`: becomes a name that means nothing outside of this text, the same everywhere in it
 * - `uri`: stays where it names a code system or a profile of HL7
 * - `moment`: what its form has no shorter value for; the form's own way of saying `masked` takes its place
 * - `attachment`: nobody here can look into it
 * - anything else: a marker takes its place
 */
export type Treatment =
  | 'keep'
  | 'code'
  | 'number'
  | 'display'
  | 'text'
  | 'header'
  | 'html'
  | 'escaped'
  | 'date'
  | 'age'
  | 'zip'
  | 'state'
  | 'country'
  | 'link'
  | 'uri'
  | 'moment'
  | 'attachment'
  | `marker:${MarkerKind}`

/** One value of a structured text. */
export interface Part {
  /** Where it stands, without anything of what stands there: `PID-5.1`, `Patient.name[0].family`, `column 3`. */
  readonly path: string
  /** UTF-16 offsets of the value as it is written, without quotes around it. */
  readonly start: number
  readonly end: number
  /** What it says, with escapes undone. */
  readonly value: string
  readonly treatment: Treatment
  /** Which parts belong together: those of a row, of a message, of an entry. */
  readonly group?: number | undefined
  /** True for a number of JSON, in whose place no word may stand. */
  readonly isBare?: boolean | undefined
  /** Where its name and its value stand together. */
  readonly member?: { readonly start: number; readonly end: number } | undefined
}

/** A structured text taken apart, and how a value is written in it. */
export interface TakenApart {
  readonly form: 'HL7 v2' | 'FHIR JSON' | 'CSV'
  readonly mediaType: 'text/plain' | 'application/json' | 'text/csv'
  /** Every value that is not the form's own, in the order of the text, disjoint. */
  readonly parts: readonly Part[]
  /** Writes a new value as it has to be written in the place of that part. */
  write(value: string, part: Part): string
  /** What stands in the place of name and value of a part that has no shorter value. */
  mask?(part: Part): string
}

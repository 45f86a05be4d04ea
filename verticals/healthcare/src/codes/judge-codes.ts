import { isInForce } from './code-edition.ts'
import { type CodeMention, findCodes } from './find-codes.ts'
import { checkStructure, type MalformedReason } from './icd-10-cm.ts'
import { matchTitle, type TitleMatch } from './match-title.ts'
import type { CodeRow, CodeTable } from './order-file.ts'
import { type SpecificityReason, whyNotSpecific } from './specificity.ts'

/**
 * What became of a code. Without a table structure is all there is, and `well-formed` does not say that the
 * code exists. `version-mismatch`: no table that is in force on the day of service has it, and another has;
 * or none is in force on that day.
 */
export const CODE_OUTCOMES = [
  'valid',
  'well-formed',
  'header',
  'display-mismatch',
  'version-mismatch',
  'not-found',
  'malformed',
] as const
export type CodeOutcome = (typeof CODE_OUTCOMES)[number]

/** Why an outcome is what it is, where more can be said. */
export type CodeReason =
  | MalformedReason
  | SpecificityReason
  | Exclude<TitleMatch, 'fits' | 'nothing-said'>
  | 'in-another-edition'
  | 'no-edition-in-force'

/** One code of a text with its judgement. */
export interface JudgedCode {
  readonly mention: CodeMention
  readonly outcome: CodeOutcome
  /** In capitals with its dot, where the structure allows one. */
  readonly code?: string | undefined
  /** What the table says that the code stands for. */
  readonly title?: string | undefined
  readonly reason?: CodeReason | undefined
}

/** A table and from which day on it is in force; without a day it is taken for the one that is meant. */
export interface CodeEdition {
  readonly table: CodeTable
  /** `YYYY-MM-DD` */
  readonly effective?: string | undefined
}

/** What codes are held against. */
export interface CodeReference {
  readonly edition?: CodeEdition | undefined
  /** Another edition, to say of a code that it is known there. */
  readonly other?: CodeEdition | undefined
  /** `YYYY-MM-DD` */
  readonly dayOfService?: string | undefined
}

/**
 * Finds the diagnosis codes of a text and judges each: by structure alone, or, with a table, by whether the
 * table of the day of service holds it, whether it is specific enough to bill, and whether what is written
 * beside it is what it stands for.
 *
 * @example
 * judgeCodes('ICD-10-CM: I10, K2I.9').map((code) => code.outcome)  // ['well-formed', 'malformed']
 */
export function judgeCodes(text: string, reference: CodeReference = {}): readonly JudgedCode[] {
  return findCodes(text).map((mention) => judgeCode(mention, reference))
}

/** Judges one code. */
export function judgeCode(mention: CodeMention, reference: CodeReference): JudgedCode {
  const structure = checkStructure(mention.written)
  if (structure.outcome === 'malformed') {
    return { mention, outcome: 'malformed', reason: structure.reason }
  }
  const { code } = structure
  const { edition, other, dayOfService } = reference
  if (!edition) return { mention, outcome: 'well-formed', code }
  if (
    dayOfService !== undefined &&
    edition.effective !== undefined &&
    !isInForce(edition.effective, dayOfService)
  ) {
    return { mention, outcome: 'version-mismatch', code, reason: 'no-edition-in-force' }
  }
  const key = code.replace('.', '')
  const row = edition.table.get(key)
  if (row) return judgeRow({ mention, code, key, row, table: edition.table })
  if (other?.table.has(key)) {
    return { mention, outcome: 'version-mismatch', code, reason: 'in-another-edition' }
  }
  return { mention, outcome: 'not-found', code, reason: whyNotSpecific(key, edition.table) }
}

function judgeRow(known: {
  readonly mention: CodeMention
  readonly code: string
  readonly key: string
  readonly row: CodeRow
  readonly table: CodeTable
}): JudgedCode {
  const { mention, code, key, row, table } = known
  const { title, billable } = row
  if (!billable) {
    return { mention, outcome: 'header', code, title, reason: whyNotSpecific(key, table) }
  }
  const match = matchTitle(mention.description ?? '', [title, row.shortTitle])
  return match === 'fits' || match === 'nothing-said'
    ? { mention, outcome: 'valid', code, title }
    : { mention, outcome: 'display-mismatch', code, title, reason: match }
}

import { type CodeMention, findCodes } from './find-codes.ts'
import { checkStructure, type MalformedReason } from './icd-10-cm.ts'
import type { CodeTable } from './order-file.ts'

/**
 * What became of a code. Without a table structure is all there is, and `well-formed` does not
 * say that the code exists.
 */
export type CodeOutcome = 'well-formed' | 'malformed' | 'valid' | 'header' | 'not-found'

/** One code of a text with its judgement. */
export interface JudgedCode {
  readonly mention: CodeMention
  readonly outcome: CodeOutcome
  /** In capitals with its dot, where the structure allows one. */
  readonly code?: string | undefined
  readonly reason?: MalformedReason | undefined
}

/**
 * Finds the diagnosis codes of a text and judges each: by structure alone, or, with a table, by
 * whether the table holds it and whether it is specific enough to bill.
 *
 * @example
 * judgeCodes('ICD-10-CM: I10, K2I.9').map((code) => code.outcome)  // ['well-formed', 'malformed']
 */
export function judgeCodes(text: string, table?: CodeTable): readonly JudgedCode[] {
  return findCodes(text).map((mention) => judge(mention, table))
}

function judge(mention: CodeMention, table: CodeTable | undefined): JudgedCode {
  const structure = checkStructure(mention.written)
  if (structure.outcome === 'malformed') {
    return { mention, outcome: 'malformed', reason: structure.reason }
  }
  const { code } = structure
  if (!table) return { mention, outcome: 'well-formed', code }
  const row = table.get(code.replace('.', ''))
  if (!row) return { mention, outcome: 'not-found', code }
  return { mention, outcome: row.billable ? 'valid' : 'header', code }
}

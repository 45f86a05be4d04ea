import { codeTableUnreadable } from '../diagnostics.ts'

/** One row of a code table. */
export interface CodeRow {
  /** False for a header: a code that is valid and not specific enough to bill. */
  readonly billable: boolean
  /** In full, where the table has that. */
  readonly title: string
  /** As the table abbreviates it to 60 characters. */
  readonly shortTitle: string
}

/** Codes without their dot → what the table says of them. */
export type CodeTable = ReadonlyMap<string, CodeRow>

/** Order number, code, flag, short title, long title: fixed columns, one-based 1, 7, 15, 17, 78. */
const ROW = /^\d{5} ([A-Z][0-9A-Z]{2,6}) {1,5}([01]) (.{1,60})(?: (.*))?$/

/**
 * Reads a code table in the layout of the ICD-10-CM order file. Empty lines are passed over.
 *
 * Source: CMS, "ICD-10-CM order file layout", shipped with each year's code tables.
 *
 * @throws FccError `FCC_HEALTHCARE_CODE_TABLE_UNREADABLE` naming the first line that does not fit
 * @example
 * parseOrderFile('00002 A000    1 Cholera due to ...').get('A000')?.billable  // true
 */
export function parseOrderFile(text: string): CodeTable {
  const table = new Map<string, CodeRow>()
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return
    const [, code, flag, short = '', long] = ROW.exec(line) ?? []
    if (!code) throw codeTableUnreadable(index + 1)
    const shortTitle = short.trim()
    table.set(code, { billable: flag === '1', title: long?.trim() ?? shortTitle, shortTitle })
  })
  return table
}

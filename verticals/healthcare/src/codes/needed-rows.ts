import { findCodes } from './find-codes.ts'
import { checkStructure } from './icd-10-cm.ts'
import { parseOrderFile } from './order-file.ts'

/**
 * The rows of a code table that a text needs: what is handed over from here is no more than necessary.
 *
 * @throws FccError `FCC_HEALTHCARE_CODE_TABLE_UNREADABLE` where the table is no order file
 * @returns lines of the table, unchanged and in its order
 */
export function neededRows(table: string, text: string): string {
  parseOrderFile(table)
  const codes = new Set(
    findCodes(text).flatMap(({ written }) => {
      const structure = checkStructure(written)
      return structure.outcome === 'well-formed' ? [structure.code.replace('.', '').padEnd(7)] : []
    }),
  )
  const lines = table.split(/\r?\n/).filter((line) => codes.has(line.slice(6, 13)))
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

import type { CodeMention } from './find-codes.ts'
import { checkStructure } from './icd-10-cm.ts'
import { parseOrderFile } from './order-file.ts'

/** Characters of a code from which on those that differ in the last only are handed over as well. */
const STEM_LENGTH = 6

/**
 * The rows of a code table that the codes of a text need: those of its codes, and of a long code the ones beside it that
 * tell what is wrong with its last character. What is handed over from here is no more than necessary.
 *
 * @throws FccError `FCC_HEALTHCARE_CODE_TABLE_UNREADABLE` where the table is no order file
 * @returns lines of the table, unchanged and in its order
 */
export function neededRows(
  table: string,
  mentions: readonly Pick<CodeMention, 'written'>[],
): string {
  parseOrderFile(table)
  const codes = new Set<string>()
  const stems = new Set<string>()
  for (const { written } of mentions) {
    const structure = checkStructure(written)
    if (structure.outcome === 'malformed') continue
    const key = structure.code.replace('.', '')
    codes.add(key.padEnd(7))
    stems.add(key.padEnd(STEM_LENGTH, 'X').slice(0, STEM_LENGTH))
  }
  const lines = table
    .split(/\r?\n/)
    .filter((line) => codes.has(line.slice(6, 13)) || stems.has(line.slice(6, 12)))
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

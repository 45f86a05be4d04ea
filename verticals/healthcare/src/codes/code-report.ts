import { CODE_OUTCOMES, type CodeOutcome, type JudgedCode } from './judge-codes.ts'

const MEANING: Readonly<Record<CodeOutcome, string>> = {
  valid: 'in the table and billable',
  'well-formed': 'structure correct, existence not checked',
  header: 'in the table, not specific enough to bill',
  'display-mismatch': 'in the table, and what is written beside it is something else',
  'version-mismatch': 'not in a table that is in force on the day of service',
  'not-found': 'not in this version of the table',
  malformed: 'cannot be a code of this system',
}

/** How many codes had each outcome. */
export function countOutcomes(codes: readonly JudgedCode[]): Readonly<Record<CodeOutcome, number>> {
  const counts = Object.fromEntries(CODE_OUTCOMES.map((outcome) => [outcome, 0])) as Record<
    CodeOutcome,
    number
  >
  for (const code of codes) counts[code.outcome] += 1
  return counts
}

/**
 * Writes the code report as Markdown: a line per code in the order of the text, then the counts.
 *
 * @example
 * renderCodeReport(judgeCodes('ICD-10-CM: I10'))
 */
export function renderCodeReport(codes: readonly JudgedCode[]): string {
  if (codes.length === 0) return 'No diagnosis codes were found in the note.\n'
  const counts = countOutcomes(codes)
  const lines = codes.map(
    (code) =>
      `- line ${code.mention.line}: ${code.code ?? code.mention.written}, ${code.outcome}${
        code.reason ? ` (${code.reason.replaceAll('-', ' ')})` : ''
      }`,
  )
  const totals = CODE_OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => `- ${outcome}: ${counts[outcome]} (${MEANING[outcome]})`,
  )
  return [...lines, '', `Codes checked: ${codes.length}`, '', ...totals, ''].join('\n')
}

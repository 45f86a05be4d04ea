import type { CodeOutcome, JudgedCode } from './judge-codes.ts'

const OUTCOMES: readonly CodeOutcome[] = [
  'valid',
  'well-formed',
  'header',
  'not-found',
  'malformed',
]

const MEANING: Readonly<Record<CodeOutcome, string>> = {
  valid: 'in the table and billable',
  'well-formed': 'structure correct, existence not checked',
  header: 'in the table, not specific enough to bill',
  'not-found': 'not in this version of the table',
  malformed: 'cannot be a code of this system',
}

/** How many codes had each outcome. */
export function countOutcomes(codes: readonly JudgedCode[]): Readonly<Record<CodeOutcome, number>> {
  const counts = { valid: 0, 'well-formed': 0, header: 0, 'not-found': 0, malformed: 0 }
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
        code.reason ? ` (${code.reason.replace('-', ' ')})` : ''
      }`,
  )
  const totals = OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => `- ${outcome}: ${counts[outcome]} (${MEANING[outcome]})`,
  )
  return [...lines, '', `Codes checked: ${codes.length}`, '', ...totals, ''].join('\n')
}

import type { CodeReference, JudgedCode } from './judge-codes.ts'
import { isSideLeftOpen } from './side.ts'

const ADVICE: Readonly<Record<string, string>> = {
  'well-formed': 'only its form was checked; import a table of ICD-10-CM',
  header: 'choose a more specific code',
  'display-mismatch': 'what is written beside it is something else; correct the one or the other',
  'version-mismatch': 'no table of that day has it; look it up in the year of service',
  'not-found': 'it is in no table of that day; look it up',
  malformed: 'it cannot be a code of ICD-10-CM; look for a letter in the place of a digit',
}

/**
 * Writes a coding review as Markdown: what to do first, then every code with its title, in the order of the note.
 */
export function renderCodingReview(
  codes: readonly JudgedCode[],
  { edition, dayOfService }: CodeReference,
): string {
  const lines = codes.map((code) => {
    const key = (code.code ?? '').replace('.', '')
    const advice = [
      ADVICE[code.outcome],
      code.outcome === 'valid' && edition && isSideLeftOpen(key, edition.table)
        ? 'it leaves the side open; say which, where the record does'
        : undefined,
    ].filter((each) => each !== undefined)
    const reason = code.reason ? ` (${code.reason.replaceAll('-', ' ')})` : ''
    return {
      isOpen: advice.length > 0,
      text: `- line ${code.mention.line}: ${code.code ?? code.mention.written}${code.title ? `, ${code.title}` : ''}: ${[`${code.outcome}${reason}`, ...advice].join('; ')} [note:${code.mention.line}]`,
    }
  })
  const open = lines.filter(({ isOpen }) => isOpen)
  const table = edition
    ? `ICD-10-CM in force from ${edition.effective ?? 'an unknown day'}`
    : 'none; only the form of codes was checked'
  return [
    '# Coding review',
    '',
    `Table: ${table}`,
    `Day of service: ${dayOfService ?? 'not given'}`,
    '',
    '## To do',
    '',
    ...(open.length === 0 ? ['Nothing.'] : open.map(({ text }) => text)),
    '',
    '## Codes',
    '',
    ...(lines.length === 0 ? ['The note has no diagnosis codes.'] : lines.map(({ text }) => text)),
    '',
  ].join('\n')
}

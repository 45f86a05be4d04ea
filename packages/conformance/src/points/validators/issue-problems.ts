import type { Issue } from '@fcc/contracts'
import { SEVERITIES } from './validator-case.ts'

/** What makes issues unusable. Pure. */
export function issueProblems(text: string, given: unknown): readonly string[] {
  if (!Array.isArray(given)) return ['It gave no list of issues.']
  return (given as readonly Partial<Issue>[]).flatMap(({ code, severity, message, span }) => [
    ...(typeof code === 'string' && /^\S+$/.test(code)
      ? []
      : [`The code ${JSON.stringify(code)} is no word.`]),
    ...(SEVERITIES.some((each) => each === severity)
      ? []
      : [`The severity ${JSON.stringify(severity)} is none of ${SEVERITIES.join(', ')}.`]),
    ...(typeof message === 'string' && message.trim() !== '' ? [] : [`${code} has no message.`]),
    ...(span === undefined || isInside(span, text)
      ? []
      : [`${code} points at ${span?.start}–${span?.end}, outside the text of ${text.length}.`]),
  ])
}

function isInside(span: NonNullable<Issue['span']>, text: string): boolean {
  const { start, end } = span
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start <= end &&
    end <= text.length
  )
}

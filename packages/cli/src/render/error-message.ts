import { isAbsolute, relative } from 'node:path'
import type { Diagnostic, FccError, FccErrorDetails, Place } from '@fcc/plugin-api'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { problemsOf } from './error-of.ts'

/**
 * The message of an error: its code and place, what happened, how to fix it. An error that sums up
 * several is followed by the message of each.
 */
export function errorLines(error: FccError, paint: Paint, cwd: string): readonly string[] {
  const problems = problemsOf(error)
  if (problems.length === 0) return messageLines(error, paint, cwd)
  return [
    ...headLines(error, paint, cwd),
    `  ${visible(error.why.split('\n')[0] ?? '')}`,
    ...problems.flatMap((problem) => ['', ...messageLines(problem, paint, cwd)]),
  ]
}

/** What an error and a diagnostic have in common; what names no severity is an error. */
type Problem = Pick<FccErrorDetails, 'code' | 'why' | 'fix' | 'place'> &
  Partial<Pick<Diagnostic, 'severity'>>

/** The message of one problem. */
export function messageLines(problem: Problem, paint: Paint, cwd: string): readonly string[] {
  return [
    ...headLines(problem, paint, cwd),
    ...problem.why.split('\n').map((line) => `  ${visible(line)}`),
    `  ${paint.dim('Fix')}  ${visible(problem.fix)}`,
  ]
}

/** `file:line:column`, the file as seen from where the caller stands. */
export function placeText(place: Place, cwd: string): string {
  const near = isAbsolute(place.file) ? relative(cwd, place.file) : place.file
  const file = near === '' || near.startsWith('..') ? place.file : near
  if (place.line === undefined) return file
  return `${file}:${place.line}${place.column === undefined ? '' : `:${place.column}`}`
}

function headLines(
  { code, place, severity = 'error' }: Pick<Problem, 'code' | 'place' | 'severity'>,
  paint: Paint,
  cwd: string,
): readonly string[] {
  const colour = { error: paint.red, warning: paint.yellow, notice: paint.dim }[severity]
  const where = place ? `  ${visible(placeText(place, cwd))}` : ''
  return [`${paint.bold(colour(code))}${where}`]
}

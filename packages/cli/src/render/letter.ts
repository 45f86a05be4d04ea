import { isAbsolute, relative } from 'node:path'
import type { FccError, FccErrorDetails, Place } from '@fcc/plugin-api'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { problemsOf } from './error-of.ts'

/**
 * An error as a letter: its code and place, what happened, how to fix it. An error that sums up
 * several is followed by a letter for each.
 */
export function letterLines(error: FccError, paint: Paint, cwd: string): readonly string[] {
  const problems = problemsOf(error)
  if (problems.length === 0) return oneLetter(error, paint, cwd)
  return [
    ...headLines(error, paint, cwd),
    `  ${visible(error.why.split('\n')[0] ?? '')}`,
    ...problems.flatMap((problem) => ['', ...oneLetter(problem, paint, cwd)]),
  ]
}

/** One letter. */
export function oneLetter(
  letter: Pick<FccErrorDetails, 'code' | 'why' | 'fix' | 'place'>,
  paint: Paint,
  cwd: string,
): readonly string[] {
  return [
    ...headLines(letter, paint, cwd),
    ...letter.why.split('\n').map((line) => `  ${visible(line)}`),
    `  ${paint.dim('Fix')}  ${visible(letter.fix)}`,
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
  { code, place }: Pick<FccErrorDetails, 'code' | 'place'>,
  paint: Paint,
  cwd: string,
): readonly string[] {
  const where = place ? `  ${visible(placeText(place, cwd))}` : ''
  return [`${paint.bold(paint.red(code))}${where}`]
}

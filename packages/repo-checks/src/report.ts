import type { Problem } from './problem.ts'

/** How one check ended. */
export interface CheckResult {
  readonly name: string
  readonly promise: string
  readonly problems: readonly Problem[]
  /** Milliseconds. */
  readonly duration: number
}

/** A check passes when it found no error; warnings are shown only. */
export function hasPassed({ problems }: CheckResult): boolean {
  return problems.every(({ severity }) => severity !== 'error')
}

/** Every problem under its check, then a table of the checks, then the count that CI adds up. */
export function formatReport(results: readonly CheckResult[]): string {
  const passed = results.filter(hasPassed).length
  return [
    ...results.filter(({ problems }) => problems.length > 0).map(formatProblems),
    results.map(formatRow).join('\n'),
    `checks: ${passed} passed, ${results.length - passed} failed`,
  ].join('\n\n')
}

function formatProblems({ name, problems }: CheckResult): string {
  return [name, ...problems.map((problem) => `  ${formatProblem(problem)}`)].join('\n')
}

function formatProblem({ severity, file, line, message }: Problem): string {
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}  `
  const mark = severity === 'error' ? '✗' : '!'
  return `${mark} ${place}${message.split('\n').join('\n      ')}`
}

function formatRow(result: CheckResult): string {
  const mark = hasPassed(result) ? '✓' : '✗'
  const duration = `${Math.round(result.duration)} ms`.padStart(9)
  return `  ${mark} ${result.name.padEnd(17)}${duration}  ${result.promise}`
}

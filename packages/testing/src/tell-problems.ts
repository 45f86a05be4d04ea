import type { Diagnostic } from '@fcc/plugin-api'

/** Problems as lines for people: the code, what happened, and how to mend it. */
export function tellProblems(diagnostics: readonly Diagnostic[]): string {
  return tellEach(diagnostics).join('\n')
}

/** One line for each problem. */
export function tellEach(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, why, fix }) => `${code} ${why} ${fix}`)
}

/** Those that keep something from working. */
export function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === 'error')
}

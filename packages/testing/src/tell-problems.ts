import { isAbsolute, relative } from 'node:path'
import type { Diagnostic, Place } from '@fcc/plugin-api'

/** What a kernel says where the two halves of a manifest disagree, one for each contribution. */
const UNDECLARED = 'FCC_SETUP_UNDECLARED_CONTRIBUTION'
const MISSING = 'FCC_SETUP_MISSING_CONTRIBUTION'

/** How many contributions a manifest may lack or have too many before they are counted, not listed. */
const MOST_LISTED = 3

/** Problems as lines for people: the code and its place, what happened, and how to fix it. */
export function tellProblems(diagnostics: readonly Diagnostic[]): string {
  return tellEach(diagnostics).join('\n')
}

/**
 * One line for each problem; one for all that a manifest lacks or has too many, and none for what
 * only follows from another.
 */
export function tellEach(diagnostics: readonly Diagnostic[]): readonly string[] {
  const causes = diagnostics.filter((each) => !isConsequence(each, diagnostics))
  const mismatches = causes.filter(isMismatch)
  if (mismatches.length <= MOST_LISTED) return causes.map(tell)
  const byPlugin = Map.groupBy(mismatches, ({ pluginId }) => pluginId)
  return [
    ...[...byPlugin].map(([pluginId, all]) => tellMismatch(pluginId, all)),
    ...causes.filter((each) => !isMismatch(each)).map(tell),
  ]
}

/** Those that keep something from working. */
export function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === 'error')
}

/** Whether a problem is that the manifest and the code list different contributions. */
export function isMismatch({ code }: Diagnostic): boolean {
  return code === UNDECLARED || code === MISSING
}

/** A tenant that cannot do without a plugin says so, which an author need not read beside the reason. */
function isConsequence({ code, pluginId }: Diagnostic, all: readonly Diagnostic[]): boolean {
  return (
    code === 'FCC_SAFEGUARD_BROKEN' &&
    all.some((other) => other.code !== code && other.pluginId === pluginId)
  )
}

function tell({ code, place, why, fix }: Diagnostic): string {
  return [code, place && placeText(place), why, fix].filter(Boolean).join(' ')
}

function tellMismatch(pluginId: string | undefined, all: readonly Diagnostic[]): string {
  const undeclared = all.filter(({ code }) => code === UNDECLARED).length
  const points = [...new Set(all.map(({ pointId }) => pointId))].sort().join(', ')
  return [
    undeclared > 0 ? UNDECLARED : MISSING,
    `package.json and code of ${pluginId} disagree about ${points}:`,
    `+ ${undeclared} not declared, − ${all.length - undeclared} not made.`,
    'Run `npm run manifest`, which builds and then runs `fcc manifest`.',
  ].join(' ')
}

/** `file:line:column`, the file as seen from the folder of the tests. */
function placeText({ file, line, column }: Place): string {
  const near = isAbsolute(file) ? relative(process.cwd(), file) : file
  const shown = near === '' || near.startsWith('..') ? file : near
  return [shown, line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(':')
}

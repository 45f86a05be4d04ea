import type { Backtest } from '../backtest/backtest.ts'
import { ELEMENT_NAMES, type Element, type ModelStatement } from '../model/model-statement.ts'
import type { ReturnsNote } from '../returns/returns-notes.ts'
import { figureRow, figuresOf } from './figures.ts'
import { resolveFindings, type ValidationFinding } from './findings.ts'

/** The words under a heading of which the developer wrote nothing. */
export const NOT_DOCUMENTED = 'Not documented by the developer.'

/** The parts of conceptual soundness; monitoring and use have sections of their own. */
const SOUNDNESS = ELEMENT_NAMES.filter((name) => name !== 'monitoring' && name !== 'use')

/**
 * Writes the model validation report in Markdown: the core elements that SR 26-2 (formerly SR 11-7)
 * names, conceptual soundness, ongoing monitoring and outcomes analysis, then findings, use
 * restrictions and a conclusion. Pure: no time, no id, no locale. The developer's own words are
 * quoted line by line, so that a heading in them is no section of the report.
 */
export function writeValidationReport(
  backtest: Backtest,
  by: {
    readonly statement: ModelStatement
    readonly guidance: string
    readonly notes: readonly ReturnsNote[]
  },
): string {
  const { statement, guidance, notes } = by
  const findings = resolveFindings(backtest, { statement, notes })
  return [
    '# Model validation report',
    `Guidance: ${guidance}. Model under validation: daily value at risk.`,
    '## Conceptual soundness',
    ...(statement.general === '' ? [] : [`The developer's memo:\n\n${quoted(statement.general)}`]),
    ...SOUNDNESS.map((name) => `### ${titleOf(name)}\n\n${elementText(statement, name)}`),
    '## Ongoing monitoring',
    elementText(statement, 'monitoring'),
    'Cadence follows risk: run this backtest again whenever a trading day is added, and at once when the traffic light changes.',
    '## Outcomes analysis',
    ['| Figure | Value |', '|---|---|', ...figuresOf(backtest).map(figureRow)].join('\n'),
    exceptionText(backtest),
    '### Notes on the data',
    notes.length === 0
      ? 'None: every date and both units look right.'
      : notes.map(noteRow).join('\n'),
    '## Findings',
    findings.length === 0 ? 'None: no finding is open.' : findings.map(findingText).join('\n'),
    '## Use restrictions',
    `${elementText(statement, 'use')}\n\n${restrictionOf(backtest)}`,
    '## Conclusion',
    conclusionOf(backtest, findings),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

function elementText(statement: ModelStatement, name: Element): string {
  const text = statement.documented[name]
  return text === undefined ? NOT_DOCUMENTED : quoted(text)
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}

function titleOf(name: Element): string {
  const words = name.replaceAll('_', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function exceptionText(backtest: Backtest): string {
  if (backtest.exceptions === 0) return 'No day of the window was an exception.'
  return `Exceptions on ${backtest.exceptionDates.join(', ')}.`
}

/** A note as a line of a list. */
export function noteRow(note: ReturnsNote): string {
  return `- ${note.kind}: ${note.what}`
}

function findingText(finding: ValidationFinding): string {
  return `- ${finding.severity}: ${finding.what}`
}

function restrictionOf(backtest: Backtest): string {
  const { zone, increase } = backtest.trafficLight
  if (zone === 'red')
    return 'The model may not be used for capital until it was revised and validated anew.'
  if (zone === 'green') return 'The backtest adds no restriction.'
  if (increase.kind === 'tabled') {
    return `Capital is to be computed with the multiplier ${increase.multiplier.toFixed(2)}.`
  }
  return 'Capital needs an add-on that the supervisor sets for this window.'
}

function conclusionOf(backtest: Backtest, findings: readonly ValidationFinding[]): string {
  const severe = findings.filter((finding) => finding.severity === 'high').length
  if (backtest.trafficLight.zone === 'red' || severe > 0) {
    return `The model is not fit for use; findings of high severity: ${severe}.`
  }
  if (findings.length > 0) {
    return `The model is fit for use on condition that its findings are closed; open: ${findings.length}.`
  }
  return 'The model is fit for use without condition.'
}

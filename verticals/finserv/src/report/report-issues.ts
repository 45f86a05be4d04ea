import type { Issue } from '@fcc/contracts'
import type { Backtest } from '../backtest/backtest.ts'
import type { ReturnsNote } from '../returns/returns-notes.ts'
import { figureRow, figuresOf } from './figures.ts'
import { noteRow } from './validation-report.ts'

/**
 * Compares a validation report with a backtest computed anew: each figure must be stated with
 * exactly its value. Prose around the figures is free.
 */
export function reportIssues(report: string, backtest: Backtest): readonly Issue[] {
  const lines = linesOf(report)
  return figuresOf(backtest)
    .filter((figure) => !lines.has(figureRow(figure)))
    .map((figure) => ({
      code: 'figure_differs',
      severity: 'error',
      message: `The report does not state the figure ${figure.name} as it was computed.`,
    }))
}

/** The notes on the data that a report leaves out. */
export function noteIssues(report: string, notes: readonly ReturnsNote[]): readonly Issue[] {
  const lines = linesOf(report)
  const missing = notes.filter((note) => !lines.has(noteRow(note))).length
  if (missing === 0) return []
  const message = `The report leaves out ${missing} notes on the returns.`
  return [{ code: 'note_missing', severity: 'error', message }]
}

function linesOf(report: string): ReadonlySet<string> {
  return new Set(report.split(/\r?\n/).map((line) => line.trim()))
}

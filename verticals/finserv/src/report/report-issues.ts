import type { Issue } from '@fcc/contracts'
import type { Backtest } from '../backtest/backtest.ts'
import { figureRow, figuresOf } from './figures.ts'

/**
 * Compares a validation report with a backtest computed anew: each figure must be stated with
 * exactly its value. Prose around the figures is free.
 */
export function reportIssues(report: string, backtest: Backtest): readonly Issue[] {
  const lines = new Set(report.split(/\r?\n/).map((line) => line.trim()))
  return figuresOf(backtest)
    .filter((figure) => !lines.has(figureRow(figure)))
    .map((figure) => ({
      code: 'figure_differs',
      severity: 'error',
      message: `The report does not state the figure ${figure.name} as it was computed.`,
    }))
}

import type { Validator } from '@fcc/contracts'
import type { Settings } from '../settings.ts'
import { type RowIssue, tableIssues } from './table-issues.ts'

/**
 * Names every requirement of a traceability matrix that IEC 62304 would not let pass: without a safety class,
 * and in class B or C without a design, a test and its result, or with a risk whose control nobody verified.
 *
 * Source: IEC 62304:2006+A1:2015, 4.3 (classes), 5.1.1, 5.2, 5.7, 7.3 (traceability of risk controls).
 */
export const traceability: Validator<Settings> = {
  id: 'fcc-healthcare/traceability',
  title: 'Requirements are traced to risks, tests and results (IEC 62304)',
  validate: ({ text }) =>
    tableIssues(
      text,
      ['requirement', 'class', 'risk', 'control', 'design', 'test', 'result'],
      (rows) => {
        const seen = new Set<string>()
        return rows.flatMap((row, index): readonly RowIssue[] => {
          const at = (column: string) => row.get(column) ?? ''
          const issue = (code: string, message: string): RowIssue => ({
            row: index + 1,
            code,
            message,
          })
          const id = at('requirement')
          const isTwice = seen.has(id)
          seen.add(id)
          const safetyClass = at('class').toUpperCase()
          const isTraced = safetyClass === 'B' || safetyClass === 'C'
          return [
            ...(id === '' ? [issue('no-requirement', 'names no requirement')] : []),
            ...(id !== '' && isTwice ? [issue('twice', 'names a requirement again')] : []),
            ...(/^[ABC]$/.test(safetyClass)
              ? []
              : [issue('no-class', 'has no safety class A, B or C')]),
            ...(isTraced && at('test') === '' ? [issue('no-test', 'has no test')] : []),
            ...(isTraced && !/^pass(?:ed)?$/i.test(at('result'))
              ? [issue('not-passed', 'has no test that passed')]
              : []),
            ...(safetyClass === 'C' && at('design') === ''
              ? [issue('no-design', 'has no detailed design')]
              : []),
            ...(at('risk') !== '' && at('control') === ''
              ? [issue('no-control', 'has a risk without a control')]
              : []),
          ]
        })
      },
    ),
}

import { sampleReturns } from '../../scripts/generate-sample-returns.ts'
import { runBacktest } from '../backtest/backtest.ts'
import { formatBacktest } from '../backtest/backtest-artifact.ts'
import { formatStatement, readModelMemo } from '../model/model-statement.ts'
import { writeValidationReport } from '../report/validation-report.ts'
import { parseReturns } from '../returns/parse-returns.ts'
import { formatNotes } from '../returns/returns-notes.ts'
import { settingsSchema } from '../settings.ts'

const settings = settingsSchema.parse({})

/** A made-up memo with words on everything that documentation must cover. */
export const MEMO = `Theory: The forecast is a quantile of a normal distribution, one day ahead.

Assumptions: Returns have a mean of zero over one day.

Data lineage: Closing prices come from the exchange's end-of-day file.

Limitations: After a jump the forecast lags for about ten days.

Alternatives: Historical simulation over 500 days was weighed.

Sensitivity: With the weight at 0.97 the forecast rises later.

Monitoring: The desk counts exceptions every evening.

Use: Limits and capital of the equity book.
`

/** 250 made-up trading days with six exceptions. */
export const RETURNS = sampleReturns()

/** The same days with ten exceptions: the red zone. */
export const RED_RETURNS = [20, 60, 110, 160].reduce((table, day) => {
  const lines = table.split('\n')
  const [date, , forecast] = lines[day]?.split(',') ?? []
  return lines.with(day, `${date},-0.5,${forecast}`).join('\n')
}, RETURNS)

/** Everything that a validation of a table and a memo makes, by artifact name. */
export function validationOf(returns: string, memo: string) {
  const statement = readModelMemo(memo)
  const backtest = runBacktest(parseReturns(returns, settings), settings)
  return {
    'checked-returns': { text: returns, mediaType: 'text/csv' },
    'model-statement': { text: formatStatement(statement), mediaType: 'application/json' },
    'returns-notes': { text: formatNotes([]), mediaType: 'application/json' },
    backtest: { text: formatBacktest(backtest), mediaType: 'application/json' },
    'validation-report': writeValidationReport(backtest, {
      statement,
      guidance: settings.guidance,
      notes: [],
    }),
  } as const
}

/** A restricted list with one made-up issuer. */
export const RESTRICTED = {
  restrictedIssuers: [
    { id: 'halvorsen-grid', legalName: 'Halvorsen Grid plc', isins: ['ZZ0HALVGRID6'] },
  ],
}

import type { Command, CommandFile, CommandOutcome } from '@fcc/contracts'
import { seriesSvg } from '@fcc/diagrams'
import { runBacktest } from '../backtest/backtest.ts'
import { backtestSentence, backtestSeries } from '../report/backtest-series.ts'
import { parseReturns } from '../returns/parse-returns.ts'
import type { Settings } from '../settings.ts'

/**
 * `fcc finserv backtest RETURNS`: what the scenario computes of a table of returns, at once and without a run, in
 * words or drawn. The table is read by the tenant's rules, as a run reads it.
 */
export const backtestCommand: Command<Settings> = {
  id: 'fcc-finserv/backtest',
  title: 'Backtest a value-at-risk model on a table of returns',
  arguments: [
    {
      name: 'returns',
      description: 'a table of date,return,var',
      kind: 'file',
      required: true,
    },
  ],
  options: [
    {
      name: 'svg',
      description: 'draw it instead: returns, forecasts and exceptions, as an SVG for a file',
      kind: 'flag',
    },
  ],
  examples: ['returns.csv', 'returns.csv --svg'],
  async run({ arguments: given, options, session, settings, report }): Promise<CommandOutcome> {
    const file = given.returns as CommandFile
    const days = parseReturns(await session.read(file), settings, file.name)
    const backtest = runBacktest(days, settings)
    if (options.svg === true) report.text(seriesSvg(backtestSeries(file.name, days, backtest)))
    else {
      const dates = backtest.exceptionDates.join(', ')
      report.say(backtestSentence(backtest), ...(dates === '' ? [] : [`Exceptions: ${dates}`]))
    }
    report.document(backtest)
    return 'completed'
  },
}

import { type Exporter, exporters } from '@fcc/contracts'
import { judgeText } from '../cases/text-expectation.ts'
import { judgePaths } from '../checks/judge-paths.ts'
import { type Outcome, outcomeOf } from '../checks/refusal.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import type { Probe } from '../hostile/probe.ts'
import type { PointSuite, Trial } from '../suite/point-suite.ts'
import { outlineCheck, sameAnswersCheck } from '../suite/shared-checks.ts'
import { isAnswered, type SuiteOptions, settingsOf } from '../suite/suite-options.ts'
import { exportProblems } from './export-problems.ts'
import { exportSourceOf, writeExport } from './export-source-of.ts'
import { type ExporterCase, policeExporterCases } from './exporter-case.ts'

type ExporterTrial = Trial<Exporter, SuiteOptions<ExporterCase>>

/** Gives an exporter records in which a text stands wherever somebody chose a word: it writes, or refuses with a code. */
const probe: Probe<Exporter> = async (exporter, text, { settings }) => {
  const source = exportSourceOf(exporter.of, {}, text)
  const outcome = await outcomeOf(() => writeExport(exporter, source, settings))
  if (outcome.kind === 'threw') return [`It threw no typed error: ${tellThrown(outcome.cause)}`]
  return outcome.kind === 'answered' ? exportProblems(outcome.result, exporter.mediaType) : []
}

const sourceOf = ({ subject }: ExporterTrial, { source }: ExporterCase) =>
  exportSourceOf(subject.of, source)
const write = (trial: ExporterTrial, each: ExporterCase) =>
  writeExport(trial.subject, sourceOf(trial, each), settingsOf(trial, each))

/**
 * The contract of an exporter: what the cases say, and what holds of every exporter. It writes text
 * that is of its media type, the same for the same records, also where there is nothing.
 *
 * @example
 * checksOf(exporterSuite, table, { cases: [{ name: 'a run', writes: { includes: ['fcc.run.started'] } }] })
 */
export const exporterSuite: PointSuite<Exporter, SuiteOptions<ExporterCase>> = {
  point: exporters.id,
  probe,
  checks: [
    {
      name: 'its cases can be trusted',
      run: ({ cases, subject }) => policeExporterCases(cases, subject.of),
    },
    outlineCheck('an exporter', exporters),
    {
      name: 'it writes as it should',
      asks: 'each case',
      run: async (trial, each) => judgeCase(each, await outcomeOf(() => write(trial, each))),
    },
    {
      name: 'what it writes is of its media type',
      asks: 'all cases',
      of: isAnswered,
      run: async (trial, each) => exportProblems(await write(trial, each), trial.subject.mediaType),
    },
    {
      name: 'it writes where there is nothing yet',
      run: async ({ subject, settings }) => {
        const nothing = subject.of === 'run' ? { visits: [], entries: [] } : { entries: [] }
        const source = exportSourceOf(subject.of, nothing)
        return exportProblems(await writeExport(subject, source, settings), subject.mediaType)
      },
    },
    sameAnswersCheck(
      'the same records give the same bytes, whatever was asked between',
      (trial, each, tenant) =>
        writeExport(trial.subject, { ...sourceOf(trial, each), tenant }, settingsOf(trial, each)),
      isAnswered,
    ),
    {
      name: 'it leaves the records and its settings as they are',
      asks: 'all cases',
      of: isAnswered,
      run: (trial, each) => {
        const given = { records: sourceOf(trial, each), settings: settingsOf(trial, each) }
        return findChanges(given, () => writeExport(trial.subject, given.records, given.settings))
      },
    },
    ...hostileChecks<Exporter, SuiteOptions<ExporterCase>>({
      point: exporters.id,
      probe,
      own: ({ cases }) => cases.map(({ name }) => name),
    }),
  ],
}

function judgeCase(
  { writes, tells, refuses }: ExporterCase,
  outcome: Outcome<unknown>,
): readonly string[] {
  if (outcome.kind === 'threw') return [`It threw no typed error: ${tellThrown(outcome.cause)}`]
  if (outcome.kind === 'refused') {
    return outcome.code === refuses ? [] : [`It refused with ${outcome.code}: ${outcome.said}`]
  }
  if (refuses !== undefined) return [`It did not refuse with ${refuses}.`]
  if (typeof outcome.result !== 'string') return [`It gave ${typeof outcome.result} and no text.`]
  return [
    ...(writes === undefined ? [] : judgeText('The text', outcome.result, writes)),
    ...(tells === undefined ? [] : judgePaths(JSON.parse(outcome.result), tells)),
  ]
}

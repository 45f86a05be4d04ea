import { type Exporter, exporters } from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { judgeText } from '../cases/text-expectation.ts'
import { type Check, defineCheck } from '../checks/check.ts'
import { judgePaths } from '../checks/judge-paths.ts'
import { outlineProblems } from '../checks/outline.ts'
import { type Outcome, outcomeOf } from '../checks/refusal.ts'
import { findOtherAnswers } from '../checks/same-answers.ts'
import type { CodeSuiteOptions } from '../checks/suite-options.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import { exportProblems } from './export-problems.ts'
import { exportSourceOf, writeExport } from './export-source-of.ts'
import { type ExporterCase, policeExporterCases } from './exporter-case.ts'
import { probeExporter } from './probe-exporter.ts'

/** What the suite of exporters takes. */
export interface ExporterSuiteOptions extends CodeSuiteOptions {
  readonly cases: readonly ExporterCase[]
}

/**
 * The contract of an exporter, as checks: what the cases say, and what holds of every exporter. It
 * writes text that is of its media type, the same for the same records, also where there is nothing.
 *
 * @example
 * exporterChecks(table, { cases: [{ name: 'a run', writes: { includes: ['fcc.run.started'] } }] })
 */
export function exporterChecks(
  exporter: Exporter<never>,
  options: ExporterSuiteOptions,
): readonly Check[] {
  const { cases, settings = {} } = options
  const subject = exporter as Exporter
  const { of, mediaType } = subject
  const sourceOf = ({ source }: ExporterCase) => exportSourceOf(of, source)
  const settingsOf = (each: ExporterCase) => each.settings ?? settings
  const writing = cases.filter(({ refuses }) => refuses === undefined)
  const write = (each: ExporterCase) => writeExport(subject, sourceOf(each), settingsOf(each))
  return [
    defineCheck('its cases can be trusted', () => policeExporterCases(cases, of)),
    defineCheck('its outline is that of an exporter', () =>
      outlineProblems(exporters as unknown as AnyPoint, exporter),
    ),
    ...cases.map((each) =>
      defineCheck(`it writes as it should: ${each.name}`, async () =>
        judgeCase(each, await outcomeOf(() => write(each))),
      ),
    ),
    defineCheck('what it writes is of its media type', async () => {
      const problems: string[] = []
      for (const each of writing) problems.push(...exportProblems(await write(each), mediaType))
      return problems
    }),
    defineCheck('it writes where there is nothing yet', async () => {
      const empty = exportSourceOf(of, of === 'run' ? { visits: [], entries: [] } : { entries: [] })
      return exportProblems(await writeExport(subject, empty, settings), mediaType)
    }),
    defineCheck('the same records give the same bytes, whatever was asked between', () =>
      findOtherAnswers(
        writing.map((each) => ({
          name: each.name,
          ask: (tenant) => writeExport(subject, { ...sourceOf(each), tenant }, settingsOf(each)),
        })),
      ),
    ),
    defineCheck('it leaves the records and its settings as they are', async () => {
      const problems: string[] = []
      for (const each of writing) {
        const given = { records: sourceOf(each), settings: settingsOf(each) }
        const call = () => writeExport(subject, given.records, given.settings)
        problems.push(...(await findChanges(given, call)))
      }
      return problems
    }),
    ...hostileChecks({
      pointId: exporters.id,
      contribution: subject,
      probe: probeExporter,
      context: { settings },
      own: cases.map(({ name }) => name),
      reload: options.reload,
      limits: options.limits,
    }),
  ]
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

import type { Exporter } from '@fcc/contracts'
import { outcomeOf } from '../checks/refusal.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import type { Probe } from '../hostile/probe.ts'
import { exportProblems } from './export-problems.ts'
import { exportSourceOf, writeExport } from './export-source-of.ts'

/** Gives an exporter records in which a text stands wherever somebody chose a word: it writes, or refuses with a code. */
export const probeExporter: Probe<Exporter> = async (exporter, text, { settings }) => {
  const source = exportSourceOf(exporter.of, {}, text)
  const outcome = await outcomeOf(() => writeExport(exporter, source, settings))
  if (outcome.kind === 'threw') return [`It threw no typed error: ${tellThrown(outcome.cause)}`]
  return outcome.kind === 'answered' ? exportProblems(outcome.result, exporter.mediaType) : []
}

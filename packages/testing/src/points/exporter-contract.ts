import { type ExporterCase, exporterChecks } from '@fcc/conformance'
import { exporters } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import type { CodeContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'
import { resolveCases } from './named-persona.ts'

/**
 * What the contract of an exporter takes.
 *
 * @example
 * const options: ExporterContractOptions = { cases: [{ name: 'a log', writes: { includes: ['fcc.run.started'] } }], settings: { separator: ';' } }
 */
export interface ExporterContractOptions extends CodeContractOptions {
  readonly cases: readonly ExporterCase[]
}

/**
 * Registers the contract of one exporter of a plugin: what it writes of given records, and what holds
 * of every exporter. What a case leaves out is that of a made-up run.
 *
 * @example
 * exporterContract(plugin, 'acme-evidence/table', {
 *   cases: [{ name: 'a log', writes: { includes: ['fcc.run.started'] } }],
 * })
 */
export function exporterContract(
  plugin: Plugin,
  id: string,
  options: ExporterContractOptions,
): void {
  describeContract({ plugin, point: exporters, id, options }, ({ value }, context) =>
    exporterChecks(value, {
      cases: resolveCases<ExporterCase>(options.cases, context),
      settings: context.settings,
      reload: context.reload(exporters.id, id),
      limits: options.limits,
    }),
  )
}

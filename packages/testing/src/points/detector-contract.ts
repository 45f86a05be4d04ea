import { type DetectorCase, type DetectorSuiteOptions, detectorChecks } from '@fcc/conformance'
import { detectors } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import type { CodeContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'
import { resolveCases } from './named-persona.ts'

/**
 * What the contract of a detector takes.
 *
 * @example
 * const options: DetectorContractOptions = { cases: [{ name: 'none', text: 'Toast.', finds: [] }], mustNotFlag: ['Room T-1234'] }
 */
export interface DetectorContractOptions
  extends CodeContractOptions,
    Pick<DetectorSuiteOptions, 'cases' | 'mustNotFlag'> {}

/**
 * Registers the contract of one detector of a plugin: what it finds, what it must not flag, and what
 * holds of every detector.
 *
 * @example
 * detectorContract(plugin, 'acme-toast/order-numbers', {
 *   cases: [{ name: 'a number', text: 'Order T-123', finds: [{ category: 'toast/order', text: 'T-123' }] }],
 *   mustNotFlag: ['Room T-1234'],
 * })
 */
export function detectorContract(
  plugin: Plugin,
  id: string,
  options: DetectorContractOptions,
): void {
  describeContract({ plugin, point: detectors, id, options }, ({ value }, context) =>
    detectorChecks(value, {
      mustNotFlag: options.mustNotFlag,
      cases: resolveCases<DetectorCase>(options.cases, context),
      settings: context.settings,
      reload: context.reload(detectors.id, id),
      limits: options.limits,
    }),
  )
}

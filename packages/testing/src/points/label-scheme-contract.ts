import { type LabelSchemeCase, labelSchemeChecks } from '@fcc/conformance'
import { labelSchemes } from '@fcc/contracts'
import { classifyFindings } from '@fcc/governance'
import type { Plugin } from '@fcc/plugin-api'
import type { ContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'

/**
 * What the contract of a label scheme takes.
 *
 * @example
 * const options: LabelSchemeContractOptions = { cases: [{ name: 'smoke', findings: [{ category: 'toast/smoke' }], categories: ['burnt'] }] }
 */
export interface LabelSchemeContractOptions extends ContractOptions {
  readonly cases: readonly LabelSchemeCase[]
}

/**
 * Registers the contract of one label scheme of a plugin: which labels findings give, as governance
 * gives them, with each classification seen at work.
 *
 * @example
 * labelSchemeContract(plugin, 'acme-toast/heat', {
 *   cases: [
 *     { name: 'smoke', findings: [{ category: 'toast/smoke' }], categories: ['burnt'] },
 *     { name: 'perhaps smoke', findings: [{ category: 'toast/smoke', confidence: 0.1 }], categories: [] },
 *   ],
 * })
 */
export function labelSchemeContract(
  plugin: Plugin,
  id: string,
  { cases, ...options }: LabelSchemeContractOptions,
): void {
  describeContract({ plugin, point: labelSchemes, id, options }, ({ value }) =>
    labelSchemeChecks(value, { cases, classify: classifyFindings }),
  )
}

import { type FactCase, factChecks } from '@fcc/conformance'
import { facts } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import type { ContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'

/**
 * What the contract of a namespace of facts takes.
 *
 * @example
 * const options: FactContractOptions = { cases: [{ name: 'noon', now: '2026-11-20T12:00:00Z', reads: { is_open: true } }] }
 */
export interface FactContractOptions extends ContractOptions {
  readonly cases: readonly FactCase[]
}

/**
 * Registers the contract of one namespace of facts of a plugin: what is read at a moment, or which
 * values skills may set.
 *
 * @example
 * factContract(plugin, 'acme-toast/oven', {
 *   cases: [{ name: 'colours', fact: 'colour', may: ['light', 'dark'], mayNot: ['burnt'] }],
 * })
 */
export function factContract(
  plugin: Plugin,
  id: string,
  { cases, ...options }: FactContractOptions,
): void {
  describeContract({ plugin, point: facts, id, options }, ({ value }) =>
    factChecks(value, { cases }),
  )
}

import { type GateCase, gateChecks } from '@fcc/conformance'
import { gates } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import type { ContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'
import { judgeByGate } from './judge-by-gate.ts'

/**
 * What the contract of a gate takes.
 *
 * @example
 * const options: GateContractOptions = { cases: [{ name: 'bread', text: 'bread', passes: false, failed: ['loud'] }] }
 */
export interface GateContractOptions extends ContractOptions {
  readonly cases: readonly GateCase[]
}

/**
 * Registers the contract of one gate of a plugin: for which artifacts it opens, judged by the very
 * scorers and validators that it names.
 *
 * @example
 * gateContract(plugin, 'acme-toast/crisp', {
 *   cases: [
 *     { name: 'toast', text: 'TOAST', passes: true, failed: [] },
 *     { name: 'bread', text: 'bread', passes: false, failed: ['loud'] },
 *   ],
 * })
 */
export function gateContract(
  plugin: Plugin,
  id: string,
  { cases, ...options }: GateContractOptions,
): void {
  describeContract({ plugin, point: gates, id, options }, ({ value }, context) =>
    gateChecks(value, { cases, evaluate: (gate, given) => judgeByGate(gate, given, context) }),
  )
}

import { type PersonaCase, personaChecks } from '@fcc/conformance'
import { personas } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import type { ContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'
import { judgeByGate } from './judge-by-gate.ts'

/**
 * What the contract of a persona takes.
 *
 * @example
 * const options: PersonaContractOptions = { cases: [{ name: 'nothing', text: 'Later.', lacks: ['Toast'] }] }
 */
export interface PersonaContractOptions extends ContractOptions {
  readonly cases: readonly PersonaCase[]
}

/**
 * Registers the contract of one persona of a plugin: that all of it is there and valid, and that
 * what a machine can check tells texts which keep it from texts which do not.
 *
 * @example
 * personaContract(plugin, 'acme-toast/TST', {
 *   cases: [
 *     { name: 'toast', text: '# Toast\n\nCrisp, not burnt.', breaks: [], lacks: [] },
 *     { name: 'nothing', text: 'Later.', breaks: ['MUST say how crisp.'], lacks: ['Toast'] },
 *   ],
 * })
 */
export function personaContract(
  plugin: Plugin,
  id: string,
  { cases, ...options }: PersonaContractOptions,
): void {
  describeContract({ plugin, point: personas, id, options }, ({ value }, context) =>
    personaChecks(value, {
      cases,
      holds: async (given, check) => {
        const test = { kind: 'content', check } as const
        const gate = { id, title: id, threshold: 1, checks: [{ id, required: true, test }] }
        return (await judgeByGate(gate, { text: given.text, inputs: given.inputs }, context)).passed
      },
    }),
  )
}

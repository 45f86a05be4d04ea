import { type ScorerCase, scorerChecks } from '@fcc/conformance'
import { scorers } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import type { CodeContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'
import { type NamingPersona, resolveCases } from './named-persona.ts'

/**
 * What the contract of a scorer takes.
 *
 * @example
 * const options: ScorerContractOptions = { cases: [{ name: 'nothing', text: '', notMeasured: true }], settings: { maxGrade: 9 } }
 */
export interface ScorerContractOptions extends CodeContractOptions {
  /** A case's `persona` may be a code of a persona that the plugin or what it includes contributes. */
  readonly cases: readonly NamingPersona<ScorerCase>[]
}

/**
 * Registers the contract of one scorer of a plugin: between which bounds it scores, and what holds
 * of every scorer.
 *
 * @example
 * scorerContract(plugin, 'acme-plain-language/readability', {
 *   cases: [
 *     { name: 'a plain sentence scores high', text: 'Take one tablet each morning.', atLeast: 0.9 },
 *     { name: 'a dense one scores low', text: denseParagraph, atMost: 0.3 },
 *   ],
 * })
 */
export function scorerContract(plugin: Plugin, id: string, options: ScorerContractOptions): void {
  describeContract({ plugin, point: scorers, id, options }, ({ value }, context) =>
    scorerChecks(value, {
      cases: resolveCases<ScorerCase>(options.cases, context),
      settings: context.settings,
      reload: context.reload(scorers.id, id),
      limits: options.limits,
    }),
  )
}

import { type ValidatorCase, validatorChecks } from '@fcc/conformance'
import { validators } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import type { CodeContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'
import { type NamingPersona, resolveCases } from './named-persona.ts'

/**
 * What the contract of a validator takes.
 *
 * @example
 * const options: ValidatorContractOptions = { cases: [{ name: 'short', text: 'Call us.', issues: [] }] }
 */
export interface ValidatorContractOptions extends CodeContractOptions {
  /** A case's `persona` may be a code of a persona that the plugin or what it includes contributes. */
  readonly cases: readonly NamingPersona<ValidatorCase>[]
}

/**
 * Registers the contract of one validator of a plugin: the issues it finds, and what holds of every
 * validator.
 *
 * @example
 * validatorContract(plugin, 'acme-toast/codes', {
 *   cases: [
 *     { name: 'a right code', text: 'T-123', issues: [] },
 *     { name: 'a short one', text: 'T-12', issues: [{ code: 'too-short', severity: 'error', at: 'T-12' }] },
 *   ],
 * })
 */
export function validatorContract(
  plugin: Plugin,
  id: string,
  options: ValidatorContractOptions,
): void {
  describeContract({ plugin, point: validators, id, options }, ({ value }, context) =>
    validatorChecks(value, {
      cases: resolveCases<ValidatorCase>(options.cases, context),
      settings: context.settings,
      reload: context.reload(validators.id, id),
      limits: options.limits,
    }),
  )
}

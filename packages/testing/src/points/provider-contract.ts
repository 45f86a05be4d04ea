import { type ProviderCase, providerChecks } from '@fcc/conformance'
import { providers } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import type { CodeContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'
import { type NamingPersona, resolveCases } from './named-persona.ts'

/**
 * What the contract of a provider takes.
 *
 * @example
 * const options: ProviderContractOptions = { cases: [{ name: 'a note', produces: 'note', answers: { includes: ['# note'] } }] }
 */
export interface ProviderContractOptions extends CodeContractOptions {
  /** A case's `persona` may be a code of a persona that the plugin or what it includes contributes. */
  readonly cases: readonly NamingPersona<ProviderCase>[]
}

/**
 * Registers the contract of one provider of a plugin: what it answers, and what holds of every
 * provider. A provider that reaches out is to be tried against a server of the test's own.
 *
 * @example
 * providerContract(plugin, 'acme-echo/echo', {
 *   cases: [{ name: 'says it again', user: 'hello', answers: { includes: ['hello'] } }],
 * })
 */
export function providerContract(
  plugin: Plugin,
  id: string,
  options: ProviderContractOptions,
): void {
  describeContract({ plugin, point: providers, id, options }, ({ value }, context) =>
    providerChecks(value, {
      cases: resolveCases<ProviderCase>(options.cases, context),
      settings: context.settings,
      reload: context.reload(providers.id, id),
      limits: options.limits,
    }),
  )
}

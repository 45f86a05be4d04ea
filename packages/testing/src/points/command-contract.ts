import { type CommandCase, commandChecks } from '@fcc/conformance'
import { commands } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import { createCommandSession } from '@fcc/runtime'
import type { CodeContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'
import { resolveCases } from './named-persona.ts'

/**
 * What the contract of a command takes.
 *
 * @example
 * const options: CommandContractOptions = { cases: [{ name: 'no report', arguments: {}, refuses: 'FCC_FLEET_NO_REPORT' }] }
 */
export interface CommandContractOptions extends CodeContractOptions {
  readonly cases: readonly CommandCase[]
}

/**
 * Registers the contract of one command of a plugin: what it does with given words, and what holds of
 * every command. It is called in a tenant that has the plugin and what it includes, so a case may run
 * scenarios for real.
 *
 * @example
 * commandContract(plugin, 'acme-fleet/find-leaks', {
 *   cases: [{ name: 'dry', arguments: { report: { name: 'r.txt', text: 'Dry.' } }, ends: 'completed' }],
 * })
 */
export function commandContract(plugin: Plugin, id: string, options: CommandContractOptions): void {
  describeContract({ plugin, point: commands, id, options }, ({ value }, context) =>
    commandChecks(value, {
      cases: resolveCases<CommandCase>(options.cases, context),
      session: createCommandSession(context.runtime.session),
      settings: context.settings,
      reload: context.reload(commands.id, id),
      limits: options.limits,
    }),
  )
}

import { registerChecks } from '@fcc/conformance'
import { isPlugin, type Plugin } from '@fcc/plugin-api'
import { type PluginContractOptions, pluginChecks } from './plugin-checks.ts'

/**
 * Registers the contract of a plugin with a test runner. The manifest half is the nearest package.json with
 * an `fcc` field, from the test file upwards.
 *
 * @example
 * import { pluginContract } from '@fcc/testing'
 * import plugin from './index.ts'
 *
 * pluginContract(plugin)
 */
export function pluginContract(plugin: Plugin, options: PluginContractOptions = {}): void {
  const id = isPlugin(plugin) ? plugin.id : 'what was given'
  registerChecks(
    `${id} keeps the contract of plugins`,
    pluginChecks(plugin, options),
    options.runner,
  )
}

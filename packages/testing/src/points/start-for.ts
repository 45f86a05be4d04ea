import type { Plugin } from '@fcc/plugin-api'
import { createWatchedRuntime, type WatchedRuntime } from '../runtime/create-test-runtime.ts'
import type { ContractOptions } from './contract-options.ts'

/** Starts a plugin for a contract; whoever starts it closes it. */
export function startFor(
  plugin: Plugin,
  options: ContractOptions,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<WatchedRuntime> {
  const { packageJson, plugins = [], fakes, tenant, host, clock, config } = options
  return createWatchedRuntime({
    plugins: [packageJson === undefined ? plugin : { plugin, packageJson }, ...plugins],
    fakes,
    tenant,
    host,
    clock,
    config: config === undefined ? {} : { [plugin.id]: config },
    settings: {
      ...(options.settings === undefined ? {} : { [plugin.id]: options.settings }),
      ...settings,
    },
    stop: 'by-caller',
  })
}

import { type Check, defineCheck } from '@fcc/conformance'
import type { Plugin } from '@fcc/plugin-api'
import type { PluginPackage } from '../package/plugin-package.ts'
import { createWatchedRuntime } from '../runtime/create-test-runtime.ts'
import { errorsOf, tellEach } from '../tell-problems.ts'
import { type Company, startAlone } from './start-alone.ts'

/**
 * What only a host can say, which puts a tenant together: that predicates of rules compile against
 * what there is, and that workflows carry what their steps ask for.
 */
export function hostCheck(
  plugin: Plugin,
  found: PluginPackage,
  {
    companyOf,
    settings,
  }: { readonly companyOf: () => Promise<Company>; readonly settings: unknown },
): Check {
  return defineCheck('a host finds nothing wrong with its rules and workflows', async () => {
    const company = await companyOf()
    const alone = await startAlone(company)
    await alone.stop().catch(() => undefined)
    if (alone.problems.length > 0) return ['It does not start, so that no host could look at them.']
    const { diagnostics, close } = await createWatchedRuntime({
      plugins: [{ plugin, packageJson: found.file }],
      fakes: company.fakes,
      config: company.config === undefined ? {} : { [plugin.id]: company.config },
      settings: settings === undefined ? {} : { [plugin.id]: settings },
      problems: 'keep',
      stop: 'by-caller',
    })
    // What it leaves open is asked by checks of their own.
    await close().catch(() => undefined)
    const concern = errorsOf(diagnostics).filter(
      ({ code, pluginId }) =>
        (pluginId === undefined || pluginId === plugin.id) &&
        // Nobody said what a tenant would write; whether it takes nothing is asked elsewhere.
        !(settings === undefined && code === 'FCC_SETTINGS_INVALID'),
    )
    return tellEach(concern)
  })
}

import type { Diagnostic } from '@fcc/plugin-api'
import type { Runtime } from '@fcc/runtime'
import { stateText } from '../render/plugin-rows.ts'
import { settingRow } from '../render/setting-rows.ts'
import { runtimeModule } from '../runtime-module.ts'
import { resolveSettings, settingSources } from '../settings/resolve-settings.ts'
import type { Setting } from '../settings/setting.ts'
import type { Listed } from './listed.ts'
import { resolvePluginStates } from './plugin-states.ts'

/** Every plugin that was found, whether or not a tenant has it. */
export function listPlugins(runtime: Runtime): readonly Listed[] {
  return resolvePluginStates(runtime).map((plugin) => {
    const { id, package: packageName, version, kind, location, tenants } = plugin
    const state = plugin.state === 'ready' ? `used by ${tenants.join(', ')}` : stateText(plugin)
    return {
      id,
      title: `${packageName}@${version}`,
      detail: `${kind} · ${tenants.length === 0 && plugin.state === 'ready' ? 'started' : state}`,
      origin: {
        pluginId: id,
        packageName,
        version,
        kind: kind === 'vertical' ? 'vertical' : 'plugin',
        file: `${location}/package.json`,
      },
    }
  })
}

/** Every setting of the host and of one tenant, as it holds, with who decided it. */
export function listSettings(
  runtime: Runtime,
  at: { readonly tenant: string; readonly cwd: string; readonly more: readonly Setting[] },
): readonly Listed[] {
  const all = [
    ...resolveSettings(
      settingSources(runtime, runtimeModule().writtenSettings(runtime.config.file)),
    ),
    ...at.more,
  ]
  return all
    .filter(({ path }) => !path.startsWith('tenants.') || path.startsWith(`tenants.${at.tenant}.`))
    .map((setting) => {
      const [id = '', title = '', detail = ''] = settingRow(setting, at.cwd)
      return { id, title, detail }
    })
}

/** Every tenant of the configuration, the refused among them. */
export function listTenants(runtime: Runtime): readonly Listed[] {
  return runtime.tenants.list().map(({ id, name, state, diagnostics }) => ({
    id,
    title: name,
    detail: state === 'ready' ? 'ready' : `refused: ${codesOf(diagnostics)}`,
  }))
}

function codesOf(diagnostics: readonly Diagnostic[]): string {
  return [...new Set(diagnostics.map(({ code }) => code))].join(', ')
}

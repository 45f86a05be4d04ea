import type { Diagnostic } from '@fcc/plugin-api'
import type { Assembly } from '../assembly/assembly-pool.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'

/** Validates a tenant's settings by each plugin's own schema; absent means `{}`. */
export async function tenantSettings(
  config: TenantConfig,
  assembly: Assembly,
): Promise<{
  readonly settings: Readonly<Record<string, unknown>>
  readonly diagnostics: readonly Diagnostic[]
}> {
  const settings: Record<string, unknown> = {}
  const diagnostics: Diagnostic[] = []
  const known = new Set<string>()
  for (const plugin of assembly.kernel.plugins) {
    known.add(plugin.pluginId)
    if (plugin.state !== 'ready') continue
    const given = config.settings[plugin.pluginId] ?? {}
    if (!plugin.settings) {
      if (Object.keys(given as object).length > 0) {
        diagnostics.push(
          runtimeErrors.settingsInvalid(config.id, plugin.pluginId, ['it takes no settings']),
        )
      }
      settings[plugin.pluginId] = {}
      continue
    }
    const result = await plugin.settings['~standard'].validate(given)
    if (result.issues) {
      diagnostics.push(
        runtimeErrors.settingsInvalid(
          config.id,
          plugin.pluginId,
          result.issues.map(
            (issue) =>
              `${(issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.') || 'settings'}: ${issue.message}`,
          ),
        ),
      )
    } else {
      settings[plugin.pluginId] = result.value
    }
  }
  for (const id of Object.keys(config.settings)) {
    if (!known.has(id)) {
      diagnostics.push(
        runtimeErrors.settingsInvalid(config.id, id, ['this tenant has no such plugin']),
      )
    }
  }
  return { settings, diagnostics }
}

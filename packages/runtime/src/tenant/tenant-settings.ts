import { ownValue } from '@fcc/contracts'
import { type Diagnostic, type StandardSchemaV1, thrownMessage } from '@fcc/plugin-api'
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
    const given = ownValue(config.settings, plugin.pluginId) ?? {}
    if (!plugin.settings) {
      if (Object.keys(given as object).length > 0) {
        diagnostics.push(
          runtimeErrors.settingsInvalid(config.id, plugin.pluginId, ['it takes no settings']),
        )
      }
      settings[plugin.pluginId] = {}
      continue
    }
    const result = await validated(plugin.settings, given)
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

/** A schema that throws, or that is none, is its plugin's fault, and keeps no other tenant from starting. */
async function validated(
  schema: StandardSchemaV1,
  given: unknown,
): Promise<StandardSchemaV1.Result<unknown>> {
  try {
    return await schema['~standard'].validate(given)
  } catch (cause) {
    return { issues: [{ message: `its schema cannot be asked: ${thrownMessage(cause)}` }] }
  }
}

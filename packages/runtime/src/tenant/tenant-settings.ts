import { ownValue } from '@fcc/contracts'
import { timedOut, withTimeLimit } from '@fcc/kernel'
import {
  type Diagnostic,
  type StandardSchemaV1,
  thrownMessage,
  validateOnce,
} from '@fcc/plugin-api'
import type { Assembly } from '../assembly/assembly-pool.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { callPlugin } from '../host/plugin-calls.ts'

/** Validates a tenant's settings by each plugin's own schema; absent means `{}`. */
export async function tenantSettings(
  config: TenantConfig,
  assembly: Assembly,
  limitMs: number,
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
    const result = await validated(plugin.settings, given, { pluginId: plugin.pluginId, limitMs })
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

/**
 * A schema that throws, that never settles or that is none is its plugin's fault, and keeps no other
 * tenant from starting. What it leaves behind is its own too.
 */
async function validated(
  schema: StandardSchemaV1,
  given: unknown,
  { pluginId, limitMs }: { readonly pluginId: string; readonly limitMs: number },
): Promise<StandardSchemaV1.Result<unknown>> {
  const call = { pluginId, onDetached: () => undefined }
  try {
    const result = await withTimeLimit(
      () => callPlugin(call, () => validateOnce(schema, given)),
      limitMs,
    )
    if (result !== timedOut) return result
    return { issues: [{ message: `its schema did not settle within ${limitMs} ms` }] }
  } catch (cause) {
    return { issues: [{ message: `its schema cannot be asked: ${thrownMessage(cause)}` }] }
  }
}

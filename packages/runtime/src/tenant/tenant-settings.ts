import { ownValue } from '@fcc/contracts'
import { timedOut, withTimeLimit } from '@fcc/kernel'
import {
  type Diagnostic,
  type Place,
  type StandardSchemaV1,
  suggest,
  thrownMessage,
  validateOnce,
} from '@fcc/plugin-api'
import type { Assembly } from '../assembly/assembly-pool.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { writtenSettings } from '../config/written-settings.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { callPlugin } from '../host/plugin-calls.ts'

/**
 * Validates a tenant's settings by each plugin's own schema; absent means `{}`. What is wrong has the place
 * where it was written, where `file` says it.
 */
export async function tenantSettings(
  config: TenantConfig,
  assembly: Assembly,
  { limitMs, file }: { readonly limitMs: number; readonly file: string },
): Promise<{
  readonly settings: Readonly<Record<string, unknown>>
  readonly diagnostics: readonly Diagnostic[]
}> {
  const settings: Record<string, unknown> = {}
  const diagnostics: Diagnostic[] = []
  const known = new Set<string>()
  const placeOf = (plugin: string, issue?: Issue): Place | undefined =>
    placeOfSetting({ file, tenant: config.id, plugin }, issue)
  for (const plugin of assembly.kernel.plugins) {
    known.add(plugin.pluginId)
    if (plugin.state !== 'ready') continue
    const given = ownValue(config.settings, plugin.pluginId) ?? {}
    if (!plugin.settings) {
      if (Object.keys(given as object).length > 0) {
        diagnostics.push(
          runtimeErrors.settingsInvalid(
            config.id,
            plugin.pluginId,
            ['it takes no settings'],
            placeOf(plugin.pluginId),
          ),
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
              `${pathOf(issue).join('.') || 'settings'}: ${issue.message}${period(hintOf(issue, plugin.settings))}`,
          ),
          placeOf(plugin.pluginId, result.issues[0]),
        ),
      )
    } else {
      settings[plugin.pluginId] = result.value
    }
  }
  for (const id of Object.keys(config.settings)) {
    if (!known.has(id)) {
      diagnostics.push(
        runtimeErrors.settingsInvalid(
          config.id,
          id,
          [`this tenant has no such plugin${period(suggest(id, known))}`],
          placeOf(id),
        ),
      )
    }
  }
  return { settings, diagnostics }
}

/** An issue as schemas give it; some name the keys that they do not know. */
type Issue = StandardSchemaV1.Issue & { readonly keys?: readonly string[] }

function pathOf({ path = [] }: Issue): readonly string[] {
  return path.map((part) => String(typeof part === 'object' ? part.key : part))
}

/** A hint is a sentence of its own. */
const period = (hint: string): string => (hint === '' ? '' : `.${hint}`)

/** What was meant by a key that nobody knows, where the schema tells its own. */
function hintOf(issue: Issue, schema: unknown): string {
  const { shape } = (schema ?? {}) as { readonly shape?: object }
  if (issue.path?.length || !issue.keys || !shape) return ''
  return [...new Set(issue.keys.map((key) => suggest(key, Object.keys(shape))))].join('')
}

/** Where a setting of a tenant stands, or the nearest key above it. */
function placeOfSetting(
  {
    file,
    tenant,
    plugin,
  }: { readonly file: string; readonly tenant: string; readonly plugin: string },
  issue: Issue = { message: '' },
): Place | undefined {
  const inside = [...pathOf(issue), ...(issue.keys?.slice(0, 1) ?? [])]
  const written = writtenSettings(file)
  const roots = [
    ['tenants', tenant, 'settings', plugin],
    ['settings', plugin],
  ]
  for (const root of roots) {
    for (let depth = inside.length; depth >= 0; depth--) {
      const wanted = [...root, ...inside.slice(0, depth)].join('\0')
      const found = written.find(({ path }) => path.join('\0') === wanted)
      if (found) return found.place
    }
  }
  return undefined
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

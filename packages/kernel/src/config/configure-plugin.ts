import { type Diagnostic, issuePath, suggest, thrownMessage } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import type { KernelOptions } from '../kernel.ts'
import { failRecord, type PluginRecord } from '../lifecycle/plugin-record.ts'

/** A problem of configuration, with the path inside the plugin's block. */
export interface ConfigDiagnostic extends Diagnostic {
  readonly path: readonly PropertyKey[]
}

/**
 * Validates the configuration of a plugin, if it could be loaded. Absent configuration is `{}`, so
 * that defaults apply; where a plugin takes none, there must be none.
 */
export async function configurePlugin(
  record: PluginRecord,
  config: KernelOptions['config'],
): Promise<void> {
  const { id: pluginId, plugin, status } = record
  if (plugin === undefined) return
  const raw = (Object.hasOwn(config, pluginId) ? config[pluginId] : undefined) ?? {}
  if (plugin.config === undefined) {
    const isGiven = typeof raw !== 'object' || Object.keys(raw).length > 0
    if (isGiven)
      failRecord(record, 'configure', [report('FCC_PLUGIN_CONFIG_UNEXPECTED', { pluginId })])
    status.config = Object.freeze({})
    return
  }
  const write = (path: readonly PropertyKey[], message: string): ConfigDiagnostic => {
    const facts = { pluginId, path: path.map(String).join('.') || 'the top', message }
    return { ...report('FCC_PLUGIN_CONFIG_INVALID', facts), path }
  }
  try {
    const result = await plugin.config['~standard'].validate(raw)
    const problems = result.issues?.map((issue) => write(issuePath(issue), issue.message)) ?? []
    failRecord(record, 'configure', problems)
    if (result.issues === undefined) status.config = result.value
  } catch (cause) {
    failRecord(record, 'configure', [{ ...write([], thrownMessage(cause)), cause }])
  }
}

/** Configuration that nobody will read, because no installed plugin has that id. */
export function findStrayConfig({ plan, config }: KernelOptions): readonly Diagnostic[] {
  const known = [...plan.order, ...plan.skipped].map(({ found }) => found.manifest.id)
  const strays = Object.keys(config).filter((id) => !known.includes(id))
  return strays.map((pluginId) => {
    const hint = suggest(pluginId, known)
    return report('FCC_PLUGIN_CONFIG_STRAY', { pluginId, severity: 'warning', hint })
  })
}

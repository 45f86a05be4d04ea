import { type Diagnostic, issuePath, suggest, thrownMessage, validateOnce } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import type { KernelOptions } from '../kernel.ts'
import { failRecord, type PluginRecord } from '../lifecycle/plugin-record.ts'
import type { Enter } from '../lifecycle/plugin-scope.ts'
import { timedOut, withTimeLimit } from '../lifecycle/time-limit.ts'

/** A problem of configuration, with the path inside the plugin's block. */
export interface ConfigDiagnostic extends Diagnostic {
  readonly path: readonly PropertyKey[]
}

/** What configuring needs of the kernel. */
interface Configuring extends Pick<KernelOptions, 'config'> {
  readonly enter: Enter
  /** How long a schema may take, in milliseconds. */
  readonly limit: number
}

/**
 * Validates the configuration of a plugin, if it could be loaded. Absent configuration is `{}`, so
 * that defaults apply; where a plugin takes none, there must be none.
 */
export async function configurePlugin(
  record: PluginRecord,
  { config, enter, limit }: Configuring,
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
    const { config: schema } = plugin
    const result = await withTimeLimit(
      () => enter(pluginId, () => validateOnce(schema, raw)),
      limit,
    )
    if (result === timedOut) {
      failRecord(record, 'configure', [write([], `its schema did not settle within ${limit} ms.`)])
      return
    }
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

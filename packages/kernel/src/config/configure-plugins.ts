import type { Diagnostic } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { failRecord, type PluginRecord } from '../lifecycle/plugin-record.ts'
import type { Plan } from '../plan/plan.ts'
import { suggest } from '../suggest.ts'
import { validateConfig } from './validate-config.ts'

type RawConfig = Readonly<Record<string, unknown>>

/** Validates the configuration of every loaded plugin before any is set up. */
export async function configurePlugins(
  records: readonly PluginRecord[],
  config: RawConfig,
): Promise<void> {
  for (const record of records) {
    if (record.plugin === undefined) continue
    const { id } = record.planned
    const raw = Object.hasOwn(config, id) ? config[id] : undefined
    const validated = await validateConfig(record.plugin, raw)
    if (validated.problems === undefined) record.config = validated.config
    else failRecord(record, 'configure', validated.problems)
  }
}

/** Configuration that nobody will read, because no installed plugin has that id. */
export function findStrayConfig(plan: Plan, config: RawConfig): readonly Diagnostic[] {
  const known = new Set([
    ...plan.order.map(({ id }) => id),
    ...plan.skipped.map(({ pluginId }) => pluginId),
  ])
  return Object.keys(config)
    .filter((id) => !known.has(id))
    .map((id) =>
      report('FCC_CONFIG_UNKNOWN_PLUGIN', { severity: 'warning' }, id, suggest(id, known)),
    )
}

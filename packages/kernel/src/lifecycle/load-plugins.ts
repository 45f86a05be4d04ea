import type { FoundManifest } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { messageOf } from '../message-of.ts'
import { placeOf } from '../plan/plan.ts'
import { checkPlugin } from './check-plugin.ts'
import { failRecord, type PluginRecord } from './plugin-record.ts'
import { withTimeLimit } from './time-limit.ts'

/** What loading needs of the host. */
export interface LoadOptions {
  readonly load: (found: FoundManifest) => Promise<unknown>
  readonly loadTimeoutMs: number
  readonly clock: () => number
}

/** Imports every planned plugin side by side and checks that it is what its manifest says. */
export async function loadPlugins(
  records: readonly PluginRecord[],
  options: LoadOptions,
): Promise<void> {
  await Promise.all(records.map((record) => loadPlugin(record, options)))
}

async function loadPlugin(record: PluginRecord, options: LoadOptions): Promise<void> {
  const { found, id } = record.planned
  const concern = { pluginId: id, place: placeOf(found) }
  const begun = options.clock()
  try {
    const loaded = await withTimeLimit(async () => options.load(found), options.loadTimeoutMs)
    if (loaded.isTimedOut) {
      return failRecord(record, 'load', [
        report('FCC_LOAD_TIMEOUT', concern, id, options.loadTimeoutMs),
      ])
    }
    record.loadMs = options.clock() - begun
    const checked = checkPlugin(found, loaded.value)
    if (checked.problems === undefined) record.plugin = checked.plugin
    else failRecord(record, 'load', checked.problems)
  } catch (cause) {
    const message = messageOf(cause)
    failRecord(record, 'load', [
      report('FCC_LOAD_FAILED', { ...concern, cause }, id, found.location, message),
    ])
  }
}

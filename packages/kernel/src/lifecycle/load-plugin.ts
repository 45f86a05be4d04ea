import { FccError, isPlugin, thrownMessage, thrownPlace } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import type { KernelOptions } from '../kernel.ts'
import { concernOf } from '../plan/plan.ts'
import { checkPlugin } from './check-plugin.ts'
import { failRecord, type PluginRecord } from './plugin-record.ts'
import type { Enter } from './plugin-scope.ts'
import { timedOut, withTimeLimit } from './time-limit.ts'

interface LoadOptions extends Pick<KernelOptions, 'load'> {
  readonly loadTimeoutMs: number
  readonly enter: Enter
  readonly clock: () => number
}

/** Imports a planned plugin and checks that it is what its manifest says. */
export async function loadPlugin(record: PluginRecord, options: LoadOptions): Promise<void> {
  const { found, status } = record
  const { load, loadTimeoutMs: limit, clock, enter } = options
  const begun = clock()
  try {
    const loaded = await withTimeLimit(() => enter(record.id, () => load(found)), limit)
    status.loadMs = clock() - begun
    const problems =
      loaded === timedOut
        ? [report('FCC_LOAD_TIMEOUT', { ...concernOf(found), limit })]
        : checkPlugin(found, loaded)
    failRecord(record, 'load', problems)
    if (record.failure !== undefined || !isPlugin(loaded)) return
    record.plugin = loaded
    status.settings = loaded.settings
  } catch (cause) {
    const { place: whole, ...concern } = concernOf(found)
    const known = FccError.is(cause) ? cause.place : thrownPlace(cause, found.location)
    const facts = { cause, location: found.location, message: thrownMessage(cause) }
    const place = known ?? whole
    failRecord(record, 'load', [report('FCC_LOAD_FAILED', { ...concern, ...facts, place })])
  }
}

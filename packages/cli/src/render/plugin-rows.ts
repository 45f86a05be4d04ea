import type { PluginState } from '../listing/plugin-states.ts'
import { durationText } from './duration-text.ts'

/** The columns of a table of plugins. */
export const PLUGIN_HEADS = ['ID', 'VERSION', 'KIND', 'STATE', 'TENANTS', 'STARTED IN']

/** A plugin as a row: what it is, whether it runs, for whom, and how long its start took. */
export function pluginRow(plugin: PluginState): readonly string[] {
  const { id, version, kind, tenants, loadMs, setupMs } = plugin
  const isMeasured = loadMs !== undefined || setupMs !== undefined
  const took = isMeasured ? measuredText((loadMs ?? 0) + (setupMs ?? 0)) : ''
  return [id, version, kind, stateText(plugin), tenants.join(', '), took]
}

/** Whether a plugin runs, in words. */
export function stateText({ state, reason }: Pick<PluginState, 'state' | 'reason'>): string {
  if (state === 'not-selected') return 'no tenant has it'
  return reason === undefined ? state : `${state}: ${reason}`
}

/** How long a plugin's start took, where it was measured. */
export function timesText({ loadMs, setupMs }: Pick<PluginState, 'loadMs' | 'setupMs'>): string {
  return [
    ...(loadMs === undefined ? [] : [`loaded in ${measuredText(loadMs)}`]),
    ...(setupMs === undefined ? [] : [`set up in ${measuredText(setupMs)}`]),
  ].join(', ')
}

/** A measured time, no more exact than anybody could read anything into. */
function measuredText(ms: number): string {
  return durationText(ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms))
}

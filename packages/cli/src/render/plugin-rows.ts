import type { PluginState } from '../listing/plugin-states.ts'
import { durationText } from './duration-text.ts'

/** A plugin as a row: what it is, whether it runs, for whom, and how long its start took. */
export function pluginRow(plugin: PluginState): readonly string[] {
  const { id, package: name, version, kind, tenants } = plugin
  return [id, `${name}@${version}`, kind, stateText(plugin), tenants.join(', '), timesText(plugin)]
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

import type { Layer } from '@fcc/contracts'
import type { Origin } from '@fcc/plugin-api'

/**
 * The layer a constitution may write, from where it comes and never from the file alone: a
 * tenant's file is tenant whatever lists it; what the operator lists by name, and the host's own
 * files, are platform; verticals write vertical. A plugin's rules stand beside those of verticals,
 * and its permits are refused.
 *
 * @example
 * layerOf(contribution.origin, config.governance.constitutions.includes(contribution.id))
 */
export function layerOf(origin: Origin, isListedByPlatform: boolean): Layer {
  if (origin.kind === 'tenant') return 'tenant'
  return isListedByPlatform || origin.kind === 'host' ? 'platform' : 'vertical'
}

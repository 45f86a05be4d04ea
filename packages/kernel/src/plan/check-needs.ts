import type { Diagnostic, FoundManifest } from '@fcc/plugin-api'
import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'
import { report } from '../diagnostics.ts'
import type { Provider } from './find-providers.ts'
import { placeOf } from './plan.ts'

/** Which plugins one plugin must follow, and what stands in its way. */
export interface CheckedNeeds {
  readonly after: readonly string[]
  /** Those of `after` it cannot do without. */
  readonly requires: readonly string[]
  readonly problems: readonly Diagnostic[]
  readonly notes: readonly Diagnostic[]
}

/** Holds a plugin's needs against the providers. Pure. */
export function checkNeeds(
  found: FoundManifest,
  providers: ReadonlyMap<string, Provider>,
): CheckedNeeds {
  const { id, needs, optional } = found.manifest
  const problems: Diagnostic[] = []
  const notes: Diagnostic[] = []
  const requires = new Set<string>()
  const after = new Set<string>()
  for (const [service, range] of Object.entries(needs)) {
    const provider = providers.get(service)
    if (provider === undefined) {
      const concern = { pluginId: id, place: placeOf(found) }
      problems.push(report('FCC_PLAN_MISSING_NEED', concern, id, service, range))
    } else if (!provider.isOut && !satisfies(provider.version, range)) {
      problems.push(outOfRange(found, service, range, provider, 'error'))
    } else if (provider.pluginId !== undefined) {
      requires.add(provider.pluginId)
      after.add(provider.pluginId)
    }
  }
  for (const [service, range] of Object.entries(optional)) {
    const provider = providers.get(service)
    if (provider === undefined || provider.isOut) continue
    if (!satisfies(provider.version, range)) {
      notes.push(outOfRange(found, service, range, provider, 'warning'))
    } else if (provider.pluginId !== undefined) after.add(provider.pluginId)
  }
  return { after: [...after].sort(), requires: [...requires].sort(), problems, notes }
}

function outOfRange(
  found: FoundManifest,
  service: string,
  range: string,
  provider: Provider,
  severity: Diagnostic['severity'],
): Diagnostic {
  const pluginId = found.manifest.id
  const need = { pluginId, service, range, meets: validRange(range) ?? range }
  const from = provider.pluginId ?? 'the host'
  const concern = { pluginId, place: placeOf(found), severity }
  return report('FCC_PLAN_NEED_OUT_OF_RANGE', concern, need, from, provider.version)
}

import { type AnyPoint, type Diagnostic, type FoundManifest, SPEC } from '@fcc/plugin-api'
import satisfies from 'semver/functions/satisfies.js'
import valid from 'semver/functions/valid.js'
import validRange from 'semver/ranges/valid.js'
import { report } from '../diagnostics.ts'
import { suggest } from '../suggest.ts'
import { placeOf } from './plan.ts'

/** What the host offers to every plugin. */
export interface HostOffer {
  readonly apiVersion: string
  readonly points?: readonly AnyPoint[] | undefined
}

/** Whether one manifest, by itself, fits this host. Pure; every problem is returned. */
export function checkCompatibility(found: FoundManifest, host: HostOffer): readonly Diagnostic[] {
  const { manifest } = found
  const { id } = manifest
  const concern = { pluginId: id, place: placeOf(found) }
  if (manifest.spec !== SPEC) {
    return [report('FCC_PLAN_UNSUPPORTED_SPEC', concern, id, manifest.spec, SPEC)]
  }
  const problems: Diagnostic[] = []
  for (const [field, text] of rangesOf(found)) {
    if (validRange(text) === null)
      problems.push(report('FCC_PLAN_BAD_RANGE', concern, id, field, text))
  }
  for (const [service, version] of Object.entries(manifest.provides)) {
    if (valid(version) === null)
      problems.push(report('FCC_PLAN_BAD_RANGE', concern, id, `provides.${service}`, version))
  }
  if (validRange(manifest.api) !== null && !satisfies(host.apiVersion, manifest.api)) {
    problems.push(report('FCC_PLAN_API_OUT_OF_RANGE', concern, id, manifest.api, host.apiVersion))
  }
  if (host.points !== undefined) {
    const known = new Set(host.points.map((point) => point.id))
    for (const pointId of Object.keys(manifest.contributes)) {
      if (known.has(pointId)) continue
      const hint = suggest(pointId, known)
      problems.push(report('FCC_PLAN_UNKNOWN_POINT', { ...concern, pointId }, id, pointId, hint))
    }
  }
  return problems
}

function rangesOf({ manifest }: FoundManifest): readonly (readonly [string, string])[] {
  return [
    ['api', manifest.api],
    ...Object.entries(manifest.needs).map(([id, range]) => [`needs.${id}`, range] as const),
    ...Object.entries(manifest.optional).map(([id, range]) => [`optional.${id}`, range] as const),
  ]
}

import {
  type AnyPoint,
  type Diagnostic,
  type FoundManifest,
  isPlugin,
  ownerOf,
  type Plugin,
  SPEC,
} from '@fcc/plugin-api'
import satisfies from 'semver/functions/satisfies.js'
import { report } from '../diagnostics.ts'
import { concernOf, pointsOf } from '../plan/plan.ts'

/** What a loaded default export has against the manifest it was found by. Pure. */
export function checkPlugin(found: FoundManifest, loaded: unknown): readonly Diagnostic[] {
  if (!isPlugin(loaded)) {
    const shown = loaded === undefined ? 'missing' : `of type ${typeof loaded}`
    return [report('FCC_LOAD_NO_PLUGIN', { ...concernOf(found), found: shown })]
  }
  const { id, spec } = loaded
  if (spec !== SPEC) {
    return [report('FCC_LOAD_UNSUPPORTED_SPEC', { ...concernOf(found), spec, supported: SPEC })]
  }
  const drift = [...compareServices(found, loaded), ...comparePoints(found, loaded)]
  if (id === found.manifest.id) return drift
  return [report('FCC_LOAD_ID_MISMATCH', { ...concernOf(found), found: id }), ...drift]
}

/** The points in code are those of the manifest, by which others were planned. */
function comparePoints(found: FoundManifest, plugin: Plugin): readonly Diagnostic[] {
  const { points = [], hooks = [] } = plugin
  const { points: declared = {} } = found.manifest
  const shown = [points, pointsOf(found.manifest)].map((all) => writePoints(all))
  const owned = hooks.filter(({ id }) => ownerOf(id) !== found.manifest.id)
  return [
    ...owned.map(({ id }) =>
      report('FCC_PLAN_BAD_POINT_ID', { ...concernOf(found), what: 'the hook', id }),
    ),
    ...(points.length === Object.keys(declared).length && shown[0] === shown[1]
      ? []
      : [
          report('FCC_LOAD_POINT_DRIFT', {
            ...concernOf(found),
            found: shown[0] || 'none',
            declared: shown[1] || 'none',
          }),
        ]),
  ]
}

function writePoints(points: readonly AnyPoint[]): string {
  return points
    .map(({ id, version, scope, combine, onFailure, safeguard = false }) =>
      [id, version, scope, combine, onFailure, ...(safeguard ? ['safeguard'] : [])].join(' '),
    )
    .sort()
    .join(', ')
}

/** A version meets a range; and a version, taken as a range, is met by itself alone. */
function compareServices(found: FoundManifest, plugin: Plugin): readonly Diagnostic[] {
  const { needs, optional, provides } = found.manifest
  return [
    { field: 'needs', tokens: Object.values(plugin.needs), ranges: needs },
    { field: 'optional', tokens: Object.values(plugin.optional), ranges: optional },
    { field: 'provides', tokens: plugin.provides, ranges: provides },
  ].flatMap(({ field, tokens, ranges }) =>
    tokens.flatMap(({ id, version }) => {
      const declared = Object.hasOwn(ranges, id) ? ranges[id] : undefined
      if (declared !== undefined && satisfies(version, declared)) return []
      const facts = { field, found: `${id} ${version}`, declared: declared ?? 'nothing of it' }
      return [report('FCC_LOAD_SERVICE_DRIFT', { ...concernOf(found), ...facts })]
    }),
  )
}

import {
  type Diagnostic,
  type FoundManifest,
  nameOf,
  ownerOf,
  SPEC,
  suggest,
} from '@fcc/plugin-api'
import satisfies from 'semver/functions/satisfies.js'
import valid from 'semver/functions/valid.js'
import validRange from 'semver/ranges/valid.js'
import { report } from '../diagnostics.ts'
import type { Definers } from './find-definers.ts'
import { concernOf, type PlanInput } from './plan.ts'

/** What the checks of one plan share. */
interface Shared {
  /** Ranges of the authors' interface that were read, and whether this host meets them. */
  readonly apis?: Map<string, boolean | null>
  readonly definers?: Definers
}

/** Whether one manifest, by itself, fits this host. Pure; every problem is returned. */
export function checkCompatibility(
  found: FoundManifest,
  { apiVersion, points }: Pick<PlanInput, 'apiVersion' | 'points'>,
  { apis = new Map<string, boolean | null>(), definers = new Map<string, string>() }: Shared = {},
): readonly Diagnostic[] {
  const { spec, api, needs, optional, provides, contributes } = found.manifest
  if (spec !== SPEC) {
    return [report('FCC_PLAN_UNSUPPORTED_SPEC', { ...concernOf(found), spec, supported: SPEC })]
  }
  const problems: Diagnostic[] = []
  const judge = (field: string, text: string, isValid: (text: string) => unknown): void => {
    if (isValid(text) === null)
      problems.push(report('FCC_PLAN_BAD_RANGE', { ...concernOf(found), field, text }))
  }
  // Most manifests state the same range, and reading it is the dearest part of a plan.
  const isMet = apis.get(api) ?? (validRange(api) === null ? null : satisfies(apiVersion, api))
  apis.set(api, isMet)
  judge('api', api, () => isMet)
  for (const [id, range] of Object.entries(needs)) judge(`needs.${id}`, range, validRange)
  for (const [id, range] of Object.entries(optional)) judge(`optional.${id}`, range, validRange)
  for (const [id, version] of Object.entries(provides)) judge(`provides.${id}`, version, valid)
  if (isMet === false) {
    const facts = { ...concernOf(found), range: api, version: apiVersion }
    problems.push(report('FCC_PLAN_API_OUT_OF_RANGE', facts))
  }
  for (const id of Object.keys(found.manifest.points ?? {})) {
    if (ownerOf(id) === found.manifest.id && nameOf(id) !== '') continue
    problems.push(report('FCC_PLAN_BAD_POINT_ID', { ...concernOf(found), what: 'the point', id }))
  }
  const known = points && [...points.map(({ id }) => id), ...definers.keys()]
  for (const pointId of Object.keys(contributes)) {
    if (known === undefined || known.includes(pointId)) continue
    const hint = suggest(pointId, known)
    problems.push(report('FCC_PLAN_UNKNOWN_POINT', { ...concernOf(found), pointId, hint }))
  }
  return problems
}

import { type Diagnostic, type FoundManifest, SPEC, suggest } from '@fcc/plugin-api'
import satisfies from 'semver/functions/satisfies.js'
import valid from 'semver/functions/valid.js'
import validRange from 'semver/ranges/valid.js'
import { report } from '../diagnostics.ts'
import { concernOf, type PlanInput } from './plan.ts'

/** Whether one manifest, by itself, fits this host. Pure; every problem is returned. */
export function checkCompatibility(
  found: FoundManifest,
  { apiVersion, points }: Pick<PlanInput, 'apiVersion' | 'points'>,
): readonly Diagnostic[] {
  const concern = concernOf(found)
  const { spec, api, needs, optional, provides, contributes } = found.manifest
  if (spec !== SPEC) {
    return [report('FCC_PLAN_UNSUPPORTED_SPEC', { ...concern, spec, supported: SPEC })]
  }
  const problems: Diagnostic[] = []
  const judge = (field: string, text: string, isValid: (text: string) => unknown): void => {
    if (isValid(text) === null)
      problems.push(report('FCC_PLAN_BAD_RANGE', { ...concern, field, text }))
  }
  judge('api', api, validRange)
  for (const [id, range] of Object.entries(needs)) judge(`needs.${id}`, range, validRange)
  for (const [id, range] of Object.entries(optional)) judge(`optional.${id}`, range, validRange)
  for (const [id, version] of Object.entries(provides)) judge(`provides.${id}`, version, valid)
  if (validRange(api) !== null && !satisfies(apiVersion, api)) {
    const facts = { ...concern, range: api, version: apiVersion }
    problems.push(report('FCC_PLAN_API_OUT_OF_RANGE', facts))
  }
  const known = points?.map(({ id }) => id)
  for (const pointId of Object.keys(contributes)) {
    if (known === undefined || known.includes(pointId)) continue
    const hint = suggest(pointId, known)
    problems.push(report('FCC_PLAN_UNKNOWN_POINT', { ...concern, pointId, hint }))
  }
  return problems
}

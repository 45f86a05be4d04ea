import type { AnyPoint, Contribution, Diagnostic, FoundManifest, PointScope } from '@fcc/plugin-api'
import { findIssues, suggest, wholeId } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import type { RawContribution } from '../lifecycle/setup-context.ts'
import type { ContributionDiagnostic } from './link-references.ts'

/** A contribution with its point, its whole id and its origin. */
export interface Accepted {
  readonly point: AnyPoint
  readonly contribution: Contribution<unknown>
}

/** A contribution that is left out while its plugin runs on. */
export interface Dropped extends Accepted {
  readonly diagnostic: ContributionDiagnostic
}

/** The points a kernel knows, by id, and the scope whose contributions it holds. */
export interface HostPoints {
  readonly points: ReadonlyMap<string, AnyPoint>
  readonly scope: PointScope
}

/**
 * Checks what one plugin contributed: ids, duplicates, the manifest's word, and values by the points'
 * schemas. A value that is not valid is dropped by itself; of `problems` the whole plugin fails.
 */
export function checkContributions(
  found: FoundManifest,
  raw: readonly RawContribution[],
  host: HostPoints,
) {
  const listed = Object.keys(found.manifest.contributes)
  if (raw.length + listed.length === 0) return { contributions: [], dropped: [], problems: [] }
  const problems: Diagnostic[] = []
  const made = new Map<string, Accepted>()
  // A contribution to the other scope's points is the other kernel's to check.
  for (const each of raw.filter(({ point }) => point.scope === host.scope)) {
    const accepted = accept(found, each, host)
    if ('code' in accepted) {
      problems.push(accepted)
      continue
    }
    const key = keyOf(each.point.id, accepted.contribution.id)
    const first = made.get(key)
    if (first === undefined) made.set(key, accepted)
    else problems.push(refuseDuplicate(first, accepted))
  }
  const all = [...made.values()]
  const dropped = all.flatMap(dropInvalid)
  const isDropped = new Set(dropped.map(({ contribution }) => contribution))
  const contributions = all.filter(({ contribution }) => !isDropped.has(contribution))
  if (found.declared !== false) problems.push(...compareWithManifest(found, made, host))
  return { contributions, dropped, problems }
}

const keyOf = (pointId: string, id: string): string => `${pointId} ${id}`

function factsOf({ point, contribution: { id, origin } }: Accepted) {
  const { pluginId, file, line } = origin
  const place = file === undefined ? undefined : { file, line }
  return { pluginId, pointId: point.id, place, id }
}

function accept(
  { manifest, packageName, version }: FoundManifest,
  { point, value, place }: RawContribution,
  { points }: HostPoints,
): Accepted | Diagnostic {
  const { id: pluginId, kind } = manifest
  const facts = { pluginId, pointId: point.id, place }
  const known = points.get(point.id)
  if (known?.version !== point.version) {
    const hint = known === undefined ? suggest(point.id, points.keys()) : ''
    return report('FCC_SETUP_UNKNOWN_POINT', { ...facts, version: point.version, hint })
  }
  const written = (value as { readonly id?: unknown } | null | undefined)?.id
  const id = wholeId(pluginId, written)
  if (id === undefined) {
    const shown = JSON.stringify(written) ?? 'missing'
    return report('FCC_SETUP_BAD_CONTRIBUTION_ID', { ...facts, found: shown })
  }
  const origin = Object.freeze({ pluginId, packageName, version, kind, ...place })
  return { point: known, contribution: Object.freeze({ id, value, origin }) }
}

function refuseDuplicate(first: Accepted, second: Accepted): Diagnostic {
  const origins = [first, second].map(({ contribution: { origin } }) =>
    [origin.packageName, origin.file, origin.line].filter(Boolean).join(':'),
  )
  const facts = { ...factsOf(second), origins: origins.join(' and ') }
  return report('FCC_SETUP_DUPLICATE_CONTRIBUTION', facts)
}

function dropInvalid(accepted: Accepted): readonly Dropped[] {
  const { schema } = accepted.point
  const message = schema && findIssues(schema, accepted.contribution.value)
  if (message === undefined) return []
  const { pointId, id, ...facts } = factsOf(accepted)
  const problem = report('FCC_SETUP_INVALID_CONTRIBUTION', { ...facts, pointId, id, message })
  return [{ ...accepted, diagnostic: { ...problem, pointId, contributionId: id } }]
}

/** Holds what was made against what the manifest lists for the points of this kernel's scope. */
function compareWithManifest(
  { manifest: { id: pluginId, contributes } }: FoundManifest,
  made: ReadonlyMap<string, Accepted>,
  { points, scope }: HostPoints,
): readonly Diagnostic[] {
  const own = Object.entries(contributes).filter(([id]) => points.get(id)?.scope === scope)
  const listed = own.flatMap(([pointId, names]) =>
    names.map((name) => ({ pluginId, pointId, id: wholeId(pluginId, name) ?? name })),
  )
  const declared = new Set(listed.map(({ pointId, id }) => keyOf(pointId, id)))
  const undeclared = [...made].filter(([key]) => !declared.has(key))
  const missing = listed.filter(({ pointId, id }) => !made.has(keyOf(pointId, id)))
  return [
    ...undeclared.map(([, each]) => report('FCC_SETUP_UNDECLARED_CONTRIBUTION', factsOf(each))),
    ...missing.map((facts) => report('FCC_SETUP_MISSING_CONTRIBUTION', facts)),
  ]
}

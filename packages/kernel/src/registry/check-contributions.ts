import type {
  AnyPoint,
  Contribution,
  Diagnostic,
  FoundManifest,
  Origin,
  Place,
} from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { isThenable } from '../hooks/guard-tap.ts'
import { messageOf } from '../message-of.ts'
import { suggest } from '../suggest.ts'
import type { CheckedRegistrations, HostKnowledge } from './check-registrations.ts'
import type { RawContribution } from './registrations.ts'
import { nameOf } from './resolve-id.ts'

/** A contribution to a point the host knows, with its whole id and its origin. */
export interface AcceptedContribution {
  readonly point: AnyPoint
  readonly contribution: Contribution<unknown>
}

/** A name has no white space and no control characters, NUL among them. */
const allowedName = /^[^\s\p{Cc}/]+(?:\/[^\s\p{Cc}/]+)*$/u

/** Checks what one plugin contributed: ids, duplicates, the manifest's word, the points' schemas. */
export function checkContributions(
  found: FoundManifest,
  raw: readonly RawContribution[],
  host: HostKnowledge,
): CheckedRegistrations {
  const accepted = new Map<string, AcceptedContribution>()
  const dropped: CheckedRegistrations['dropped'][number][] = []
  const problems: Diagnostic[] = []
  // A contribution to the other scope's points is the other kernel's to check.
  for (const each of raw.filter(({ point }) => point.scope === host.scope)) {
    const result = acceptContribution(found, each, host)
    if ('severity' in result) {
      problems.push(result)
      continue
    }
    const { point, contribution } = result
    const key = JSON.stringify([point.id, contribution.id])
    const concern = concernOf(found, point, each.place)
    const earlier = accepted.get(key)
    if (earlier !== undefined) {
      const origins = `${writeOrigin(earlier.contribution.origin)} and ${writeOrigin(contribution.origin)}`
      problems.push(
        report('FCC_SETUP_DUPLICATE_CONTRIBUTION', concern, contribution.id, point.id, origins),
      )
      continue
    }
    accepted.set(key, result)
    const issue = findIssue(point, contribution.value)
    if (issue === undefined) continue
    const diagnostic = report(
      'FCC_SETUP_INVALID_CONTRIBUTION',
      concern,
      contribution.id,
      point.id,
      issue,
    )
    dropped.push({ contribution: result, diagnostic })
  }
  problems.push(...compareWithManifest(found, accepted, host))
  const isDropped = new Set(dropped.map(({ contribution }) => contribution))
  const contributions = [...accepted.values()].filter((each) => !isDropped.has(each))
  return { contributions, dropped, problems }
}

function acceptContribution(
  found: FoundManifest,
  { point, value, place }: RawContribution,
  host: HostKnowledge,
): AcceptedContribution | Diagnostic {
  const pluginId = found.manifest.id
  const concern = concernOf(found, point, place)
  const known = host.points.get(point.id)
  if (known === undefined || known.version !== point.version) {
    const hint = known === undefined ? suggest(point.id, host.points.keys()) : ''
    return report(
      'FCC_SETUP_UNKNOWN_POINT',
      concern,
      pluginId,
      `${point.id} v${point.version}`,
      hint,
    )
  }
  const written = idOf(value)
  const id = written?.startsWith(`${pluginId}/`) ? written : `${pluginId}/${written}`
  const isForeign = written?.includes('/') && id !== written
  if (written === undefined || isForeign || !allowedName.test(nameOf(id))) {
    const shown = written === undefined ? 'missing' : JSON.stringify(written)
    return report('FCC_SETUP_BAD_CONTRIBUTION_ID', concern, pluginId, point.id, shown)
  }
  const origin: Origin = Object.freeze({
    pluginId,
    packageName: found.packageName,
    version: found.version,
    kind: found.manifest.kind,
    file: place?.file,
    line: place?.line,
  })
  return { point: known, contribution: Object.freeze({ id, value, origin }) }
}

function idOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
  return typeof value.id === 'string' ? value.id : undefined
}

function findIssue(point: AnyPoint, value: unknown): string | undefined {
  if (point.schema === undefined) return undefined
  try {
    const result = point.schema['~standard'].validate(value)
    if (isThenable(result)) {
      result.then(undefined, () => undefined)
      return 'its schema is asynchronous, so nobody could check it'
    }
    return result.issues?.map((issue) => writeIssue(issue)).join('; ')
  } catch (cause) {
    return messageOf(cause)
  }
}

function writeIssue(issue: {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}): string {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part))
  return path.length === 0 ? issue.message : `${path.join('.')}: ${issue.message}`
}

function compareWithManifest(
  found: FoundManifest,
  accepted: ReadonlyMap<string, AcceptedContribution>,
  host: HostKnowledge,
): readonly Diagnostic[] {
  if (found.declared === false) return []
  const { id: pluginId, contributes } = found.manifest
  const declared = new Map<string, { readonly point: AnyPoint; readonly id: string }>()
  for (const [pointId, names] of Object.entries(contributes)) {
    const point = host.points.get(pointId)
    if (point?.scope !== host.scope) continue
    for (const name of names) {
      const id = name.startsWith(`${pluginId}/`) ? name : `${pluginId}/${name}`
      declared.set(JSON.stringify([pointId, id]), { point, id })
    }
  }
  const problems: Diagnostic[] = []
  for (const [key, { point, contribution }] of accepted) {
    if (declared.has(key)) continue
    const concern = concernOf(
      found,
      point,
      contribution.origin.file ? placeIn(contribution.origin) : undefined,
    )
    problems.push(report('FCC_SETUP_UNDECLARED_CONTRIBUTION', concern, contribution.id, point.id))
  }
  for (const [key, { point, id }] of declared) {
    if (accepted.has(key)) continue
    const concern = concernOf(found, point, undefined)
    problems.push(report('FCC_SETUP_MISSING_CONTRIBUTION', concern, id, point.id))
  }
  return problems
}

function concernOf(found: FoundManifest, point: AnyPoint, place: Place | undefined) {
  return { pluginId: found.manifest.id, pointId: point.id, place }
}

function placeIn({ file = '', line }: Origin): Place {
  return { file, line }
}

function writeOrigin({ packageName, file, line }: Origin): string {
  return `${packageName} ${file ?? '(unknown file)'}${line === undefined ? '' : `:${line}`}`
}

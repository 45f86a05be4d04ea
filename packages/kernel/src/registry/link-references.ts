import type { AnyPoint, Contribution, Diagnostic, Reference } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { messageOf } from '../message-of.ts'
import { createIdIndex, type IdIndex, nameOf, ownerOf, resolveId } from './resolve-id.ts'

/** Names in a point that only one plugin may use: point id → name → plugin id. */
export type ReservedIds = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What linking looks at. */
export interface LinkInput {
  readonly contributions: ReadonlyMap<AnyPoint, readonly Contribution<unknown>[]>
  /** Plugin id → ids of the plugins it builds on. Followed to the end. */
  readonly includes: ReadonlyMap<string, readonly string[]>
  readonly reservedIds?: ReservedIds | undefined
  /** Ids that live elsewhere, by point id: they can be named, and are not linked here. */
  readonly idsElsewhere?: ReadonlyMap<string, readonly string[]> | undefined
}

/** A problem of one contribution, which makes that contribution unusable. */
export interface LinkDiagnostic extends Diagnostic {
  readonly pointId: string
  readonly contributionId: string
}

/**
 * Checks that everything the contributions point to is there, with the points' own `references`.
 * Pure. What names a broken contribution is broken too, and says so. Also for a tenant's overlay:
 * give base and overlay together.
 *
 * @returns one diagnostic or more for each contribution that must not be used; empty if all is well
 *
 * @example
 * linkReferences({ contributions: new Map([[breads, allBreads], [toasters, allToasters]]), includes: new Map() })
 */
export function linkReferences(input: LinkInput): readonly LinkDiagnostic[] {
  const dropped = new Map<string, Set<string>>()
  const diagnostics: LinkDiagnostic[] = []
  const indexes = indexAll(input)
  const wanted = [...input.contributions].flatMap(([point, contributions]) =>
    contributions.map((contribution) => examine(point, contribution, input, indexes)),
  )
  const drop = (problem: LinkDiagnostic): void => {
    diagnostics.push(problem)
    const ids = dropped.get(problem.pointId) ?? new Set()
    dropped.set(problem.pointId, ids.add(problem.contributionId))
  }
  for (const { problems } of wanted) problems.forEach(drop)
  // A dropped contribution drops those that name it, until nothing more falls.
  for (let before = -1; before !== diagnostics.length; ) {
    before = diagnostics.length
    for (const { point, contribution, targets } of wanted) {
      if (dropped.get(point.id)?.has(contribution.id)) continue
      const fallen = targets.find((target) => dropped.get(target.point)?.has(target.id))
      if (fallen !== undefined) drop(namesDropped(point, contribution, fallen))
    }
  }
  return diagnostics
}

interface Examined {
  readonly point: AnyPoint
  readonly contribution: Contribution<unknown>
  /** References with whole ids. */
  readonly targets: readonly Reference[]
  readonly problems: readonly LinkDiagnostic[]
}

function examine(
  point: AnyPoint,
  contribution: Contribution<unknown>,
  input: LinkInput,
  indexes: ReadonlyMap<string, IdIndex>,
): Examined {
  const { id, value, origin } = contribution
  const concern = concernOf(point, contribution)
  const problems: Diagnostic[] = []
  const targets: Reference[] = []
  const name = nameOf(id)
  const reserved = input.reservedIds?.[point.id]
  const owner = reserved !== undefined && Object.hasOwn(reserved, name) ? reserved[name] : undefined
  if (owner !== undefined && owner !== ownerOf(id)) {
    problems.push(report('FCC_LINK_RESERVED_ID', concern, id, name, owner))
  }
  let references: readonly Reference[] = []
  try {
    references = point.references?.(value) ?? []
  } catch (cause) {
    const message = messageOf(cause)
    problems.push(
      report('FCC_LINK_REFERENCES_FAILED', { ...concern, cause }, id, point.id, message),
    )
  }
  const includes = closureOf(origin.pluginId, input.includes)
  for (const reference of references) {
    const ids = indexes.get(reference.point)
    if (ids === undefined) {
      const at = ` at ${reference.at}`
      problems.push(report('FCC_LINK_UNKNOWN_POINT', concern, id, at, reference.point))
      continue
    }
    const found = resolveId(reference.id, {
      pluginId: origin.pluginId,
      includes,
      ids,
      namedBy: id,
      at: reference.at,
      concern,
    })
    if (found.diagnostic !== undefined) problems.push(found.diagnostic)
    else targets.push({ ...reference, id: found.id })
  }
  const mark = (problem: Diagnostic) => ({ ...problem, pointId: point.id, contributionId: id })
  return { point, contribution, targets, problems: problems.map(mark) }
}

function namesDropped(
  point: AnyPoint,
  contribution: Contribution<unknown>,
  target: Reference,
): LinkDiagnostic {
  const concern = concernOf(point, contribution)
  const at = ` at ${target.at}`
  return {
    ...report('FCC_LINK_DROPPED_REFERENCE', concern, contribution.id, at, target.id),
    pointId: point.id,
    contributionId: contribution.id,
  }
}

function concernOf(point: AnyPoint, { origin }: Contribution<unknown>) {
  const { pluginId, file, line } = origin
  return { pluginId, pointId: point.id, place: file === undefined ? undefined : { file, line } }
}

function indexAll(input: LinkInput): ReadonlyMap<string, IdIndex> {
  const ids = new Map<string, string[]>()
  for (const [pointId, elsewhere] of input.idsElsewhere ?? []) ids.set(pointId, [...elsewhere])
  for (const [point, contributions] of input.contributions) {
    ids.set(point.id, [...(ids.get(point.id) ?? []), ...contributions.map(({ id }) => id)])
  }
  return new Map([...ids].map(([pointId, all]) => [pointId, createIdIndex(all)]))
}

function closureOf(
  pluginId: string,
  includes: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const reached = new Set<string>()
  const pending = [...(includes.get(pluginId) ?? [])]
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    pending.push(...(includes.get(id) ?? []))
  }
  return [...reached]
}

import type { AnyPoint, Contribution, Diagnostic, Reference } from '@fcc/plugin-api'
import { nameOf, ownerOf, thrownMessage } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { createIdIndex, type IdIndex, resolveId } from './resolve-id.ts'

/** Names in a point that only one plugin may use: point id → name → plugin id. */
export type ReservedIds = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What linking looks at. */
export interface LinkInput {
  /** One whose value is `undefined` was refused before, and has been told: what names it is told that. */
  readonly contributions: ReadonlyMap<AnyPoint, readonly Contribution<unknown>[]>
  /** Plugin id → ids of the plugins it builds on. Followed to the end. */
  readonly includes: ReadonlyMap<string, readonly string[]>
  readonly reservedIds?: ReservedIds | undefined
  /** Ids that live elsewhere, by point id: they can be named, and are not linked here. */
  readonly idsElsewhere?: ReadonlyMap<string, readonly string[]> | undefined
}

/** A problem of one contribution, which makes that contribution unusable, and no other. */
export interface ContributionDiagnostic extends Diagnostic {
  readonly pointId: string
  readonly contributionId: string
}

/**
 * Checks that everything the contributions point to is there, with the points' own `references`.
 * Pure. What names a broken contribution is broken too, and says so. Also for a tenant's overlay:
 * give base and overlay together.
 *
 * @returns one diagnostic or more for each contribution that must not be used, causes first; empty if all is well
 *
 * @example
 * linkReferences({ contributions: new Map([[breads, allBreads], [toasters, allToasters]]), includes: new Map() })
 */
export function linkReferences(input: LinkInput): readonly ContributionDiagnostic[] {
  const indexes = indexAll(input)
  const links = [...input.contributions].flatMap(([point, contributions]) =>
    contributions.map((contribution) => examine(point, contribution, input, indexes)),
  )
  const keyOf = (pointId: string, id: string): string => `${pointId} ${id}`
  const targets = links.flatMap((link) => link.targets.map((target) => ({ link, ...target })))
  const naming = Map.groupBy(targets, ({ point, id }) => keyOf(point, id))
  const broken = new Set(links.filter(({ isBroken }) => isBroken))
  // What is broken breaks those that name it. A set grows while it is walked, so a cause comes first.
  for (const { facts: own } of broken) {
    for (const { link, point, id: target, at, place } of naming.get(
      keyOf(own.pointId, own.owner),
    ) ?? []) {
      if (broken.has(link)) continue
      const facts = { ...link.facts, target, point, at, place: place ?? link.facts.place }
      link.problems.push(report('FCC_LINK_DROPPED_REFERENCE', facts))
      broken.add(link)
    }
  }
  return [...broken].flatMap(({ facts: { pointId, owner: contributionId }, problems }) =>
    problems.map((problem) => ({ ...problem, pointId, contributionId })),
  )
}

function examine(
  point: AnyPoint,
  { id, value, origin: { pluginId, file, line } }: Contribution<unknown>,
  { reservedIds, includes }: LinkInput,
  indexes: ReadonlyMap<string, IdIndex>,
) {
  const place = file === undefined ? undefined : { file, line }
  const facts = { pluginId, pointId: point.id, place, owner: id }
  const problems: Diagnostic[] = []
  const targets: Reference[] = []
  const name = nameOf(id)
  const reservedFor = new Map(Object.entries(reservedIds?.[point.id] ?? {})).get(name)
  if (reservedFor !== undefined && reservedFor !== ownerOf(id)) {
    problems.push(report('FCC_LINK_RESERVED_ID', { ...facts, name, reservedFor }))
  }
  const scope = { ...facts, includes: closureOf(pluginId, includes) }
  try {
    for (const reference of value === undefined ? [] : (point.references?.(value) ?? [])) {
      const ids = indexes.get(reference.point) ?? []
      const at = `${reference.at} (${reference.point})`
      const named = { ids, at, place: reference.place ?? place }
      const found = resolveId(reference.id, { ...scope, ...named })
      if (found.diagnostic !== undefined) problems.push(found.diagnostic)
      else targets.push({ ...reference, id: found.id })
    }
  } catch (cause) {
    const message = thrownMessage(cause)
    problems.push(report('FCC_LINK_REFERENCES_FAILED', { ...facts, cause, message }))
  }
  return { facts, targets, problems, isBroken: value === undefined || problems.length > 0 }
}

function indexAll({ contributions, idsElsewhere }: LinkInput): ReadonlyMap<string, IdIndex> {
  const ids = new Map<string, readonly string[]>(idsElsewhere)
  for (const [{ id: pointId }, all] of contributions) {
    ids.set(pointId, [...(ids.get(pointId) ?? []), ...all.map(({ id }) => id)])
  }
  return new Map([...ids].map(([pointId, all]) => [pointId, createIdIndex(all)]))
}

function closureOf(pluginId: string, includes: LinkInput['includes']): readonly string[] {
  const reached = new Set<string>(includes.get(pluginId))
  // A set grows while it is walked.
  for (const id of reached) for (const next of includes.get(id) ?? []) reached.add(next)
  return [...reached]
}

import { type Diagnostic, nameOf, ownerOf, type Place, suggest } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'

/** What is needed to resolve an id as somebody wrote it. */
export interface ResolveScope {
  /** The plugin, tenant or host whose file or code wrote it. */
  readonly pluginId: string
  /** Plugins it builds on, in no particular order. */
  readonly includes: readonly string[]
  /** The whole ids there are, or an index of them where many are resolved. */
  readonly ids: Iterable<string> | IdIndex
  /** What names it and where, for messages; without `owner`, the plugin. */
  readonly owner?: string | undefined
  readonly at?: string | undefined
  readonly pointId?: string | undefined
  readonly place?: Place | undefined
}

/** What came of it: the whole id, or why there is none. */
export type ResolvedId =
  | { readonly id: string; readonly diagnostic?: undefined }
  | { readonly id?: undefined; readonly diagnostic: Diagnostic }

/** Ids by whole id and by bare name. */
export interface IdIndex {
  readonly all: ReadonlySet<string>
  readonly byName: ReadonlyMap<string, readonly string[]>
}

/** Makes an index of whole ids, for resolving many. */
export function createIdIndex(ids: Iterable<string>): IdIndex {
  const all = new Set([...ids].sort())
  return { all, byName: Map.groupBy(all, nameOf) }
}

/**
 * Finds the thing that a written id means. A whole id (`<plugin id>/<name>`) means itself; a bare
 * name is looked for in its own plugin, then in what that includes, then anywhere if unique. Pure.
 *
 * @example
 * resolveId('rye', { pluginId: 'acme', includes: ['core'], ids: ['core/rye', 'other/rye'] })
 * // { id: 'core/rye' }
 */
export function resolveId(written: string, scope: ResolveScope): ResolvedId {
  const { pluginId, includes, ids, owner = pluginId, pointId, place } = scope
  const { all, byName } = 'byName' in ids ? ids : createIdIndex(ids)
  if (all.has(written)) return { id: written }
  const anywhere = byName.get(written) ?? []
  const own = anywhere.filter((id) => ownerOf(id) === pluginId)
  const included = anywhere.filter((id) => includes.includes(ownerOf(id)))
  const nearest = [own, included, anywhere].find((circle) => circle.length > 0) ?? []
  const [id, ...others] = nearest
  if (id !== undefined && others.length === 0) return { id }
  const at = scope.at === undefined ? '' : ` at ${scope.at}`
  const facts = { pluginId, pointId, place, owner, at, target: written }
  if (id === undefined) {
    const hint = suggest(written, all)
    return { diagnostic: report('FCC_LINK_UNKNOWN_REFERENCE', { ...facts, hint }) }
  }
  const candidates = nearest.join(', ')
  return { diagnostic: report('FCC_LINK_AMBIGUOUS_REFERENCE', { ...facts, candidates }) }
}

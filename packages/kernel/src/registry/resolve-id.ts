import type { Diagnostic } from '@fcc/plugin-api'
import { type Concern, report } from '../diagnostics.ts'
import { suggest } from '../suggest.ts'

/** What is needed to resolve an id as somebody wrote it. */
export interface ResolveScope {
  /** The plugin, tenant or host whose file or code wrote it. */
  readonly pluginId: string
  /** Plugins it builds on, in no particular order. */
  readonly includes: readonly string[]
  /** The whole ids there are. */
  readonly ids: IdIndex | Iterable<string>
  /** What names it, for messages; without it, the plugin. */
  readonly namedBy?: string | undefined
  /** Where in `namedBy` it stands, for messages: `nodes[2].persona`. */
  readonly at?: string | undefined
  readonly concern?: Concern | undefined
}

/** What came of it: the whole id, or why there is none. */
export type ResolvedId =
  | { readonly id: string; readonly diagnostic?: undefined }
  | { readonly id?: undefined; readonly diagnostic: Diagnostic }

/** Ids by whole id and by bare name, for resolving many. */
export interface IdIndex {
  readonly all: ReadonlySet<string>
  readonly byName: ReadonlyMap<string, readonly string[]>
}

/** Makes an index of whole ids. */
export function createIdIndex(ids: Iterable<string>): IdIndex {
  const all = new Set([...ids].sort())
  const byName = new Map<string, string[]>()
  for (const id of all) byName.set(nameOf(id), [...(byName.get(nameOf(id)) ?? []), id])
  return { all, byName }
}

/** The part of a whole id after the owner. */
export function nameOf(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}

/** The part of a whole id before the name. */
export function ownerOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('/')))
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
  const index = isIndex(scope.ids) ? scope.ids : createIdIndex(scope.ids)
  if (index.all.has(written)) return { id: written }
  const candidates = index.byName.get(written) ?? []
  const inner = new Set(scope.includes)
  const circles = [
    candidates.filter((id) => ownerOf(id) === scope.pluginId),
    candidates.filter((id) => inner.has(ownerOf(id))),
    candidates,
  ]
  const nearest = circles.find((circle) => circle.length > 0) ?? []
  const [id] = nearest
  if (id !== undefined && nearest.length === 1) return { id }
  const owner = scope.namedBy ?? scope.pluginId
  const at = scope.at === undefined ? '' : ` at ${scope.at}`
  const concern = { pluginId: scope.pluginId, ...scope.concern }
  const diagnostic =
    id === undefined
      ? report(
          'FCC_LINK_UNKNOWN_REFERENCE',
          concern,
          owner,
          at,
          written,
          suggest(written, index.all),
        )
      : report('FCC_LINK_AMBIGUOUS_REFERENCE', concern, owner, at, written, nearest.join(', '))
  return { diagnostic }
}

function isIndex(ids: IdIndex | Iterable<string>): ids is IdIndex {
  return 'byName' in ids
}

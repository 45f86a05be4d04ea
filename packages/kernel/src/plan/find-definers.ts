import type { Manifest } from '@fcc/plugin-api'
import type { Draft } from './draft.ts'

/** Point id → the plugin that defines it. Plugins already taken out are named, so that the reason is known. */
export type Definers = ReadonlyMap<string, string>

/** Who defines which point, as the manifests say. An id begins with its plugin's, so each has one definer. */
export function findDefiners({ found }: Pick<Draft, 'found'>): Definers {
  return new Map(
    [...found].flatMap(([pluginId, all]) =>
      all.flatMap(({ manifest }) =>
        Object.keys(manifest.points ?? {}).map((point) => [point, pluginId] as const),
      ),
    ),
  )
}

/** The plugins that define the points a plugin contributes to, itself excepted. */
export function definersOf({ id, contributes }: Manifest, definers: Definers): readonly string[] {
  const ids = Object.keys(contributes).flatMap((point) => definers.get(point) ?? [])
  return [...new Set(ids)].filter((definer) => definer !== id).sort()
}

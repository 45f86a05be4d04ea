import type { FoundManifest } from '@fcc/plugin-api'

/** Plugin id → its version, of those that are selected and there. Pure. */
export function pluginVersions(
  manifests: readonly FoundManifest[],
  selected: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    manifests.flatMap(({ manifest, version }) =>
      selected.has(manifest.id) ? [[manifest.id, version]] : [],
    ),
  )
}

/** What a process has otherwise than a change wants it, in words; empty where it has the same. Pure. */
export function pluginDifferences(
  wanted: Readonly<Record<string, string>>,
  there: Readonly<Record<string, string>>,
): readonly string[] {
  const ids = [...new Set([...Object.keys(wanted), ...Object.keys(there)])].sort()
  return ids
    .filter((id) => wanted[id] !== there[id])
    .map((id) => `${id} is ${there[id] ?? 'not there'}, and ${wanted[id] ?? 'none'} is wanted`)
}

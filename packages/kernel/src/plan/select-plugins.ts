import { suggest } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { type Draft, takeOut } from './draft.ts'
import { definersOf, findDefiners } from './find-definers.ts'
import { concernOf } from './plan.ts'

/**
 * Takes out what was not selected. A selected plugin takes with it the plugins it includes and those
 * that provide a service it needs or define a point it contributes to, and they theirs. What it may use and nobody selected stays away.
 */
export function selectPlugins(draft: Draft, only: readonly string[]): void {
  const everyone = [...draft.alive.values()]
  const pending = [...new Set(only)].sort()
  for (const pluginId of pending.filter((id) => !draft.alive.has(id))) {
    const hint = suggest(pluginId, draft.alive.keys())
    draft.diagnostics.push(report('FCC_PLAN_UNKNOWN_SELECTED', { pluginId, hint }))
  }
  const wanted = new Set<string>()
  const definers = findDefiners(draft)
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const manifest = draft.alive.get(id)?.manifest
    if (manifest === undefined || wanted.has(id)) continue
    wanted.add(id)
    pending.push(...definersOf(manifest, definers))
    for (const other of everyone) {
      const isIncluded = manifest.includes.includes(other.packageName)
      const isUsed = Object.keys(other.manifest.provides).some((each) =>
        Object.hasOwn(manifest.needs, each),
      )
      if (isIncluded || isUsed) pending.push(other.manifest.id)
    }
  }
  for (const found of everyone.filter(({ manifest }) => !wanted.has(manifest.id))) {
    const reason = report('FCC_PLAN_NOT_SELECTED', { ...concernOf(found), severity: 'notice' })
    draft.diagnostics.push(reason)
    takeOut(draft, found.manifest.id, reason)
  }
}

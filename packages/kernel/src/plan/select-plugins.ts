import { report } from '../diagnostics.ts'
import { suggest } from '../suggest.ts'
import { type Candidates, compare } from './candidates.ts'
import { placeOf } from './plan.ts'

/**
 * Takes out what was not selected. A selected plugin brings along the plugins it includes and those
 * that provide a service it needs or may use, and they theirs.
 */
export function selectPlugins(candidates: Candidates, only: readonly string[]): void {
  const everyone = [...candidates.alive.values()]
  const byPackage = new Map(everyone.map((found) => [found.packageName, found.manifest.id]))
  const wanted = new Set<string>()
  const pending = [...new Set(only)].sort(compare)
  for (const id of pending.filter((each) => !candidates.alive.has(each))) {
    const hint = suggest(id, candidates.found.keys())
    candidates.note(report('FCC_PLAN_UNKNOWN_SELECTED', { pluginId: id }, id, hint))
  }
  while (pending.length > 0) {
    const id = pending.pop()
    const manifest = id === undefined ? undefined : candidates.alive.get(id)?.manifest
    if (id === undefined || manifest === undefined || wanted.has(id)) continue
    wanted.add(id)
    pending.push(...manifest.includes.flatMap((packageName) => byPackage.get(packageName) ?? []))
    const uses = new Set([...Object.keys(manifest.needs), ...Object.keys(manifest.optional)])
    for (const other of everyone) {
      if (Object.keys(other.manifest.provides).some((service) => uses.has(service))) {
        pending.push(other.manifest.id)
      }
    }
  }
  for (const found of everyone) {
    const { id } = found.manifest
    if (wanted.has(id)) continue
    const concern = { pluginId: id, place: placeOf(found), severity: 'notice' as const }
    const selected = [...new Set(only)].sort(compare).join(', ')
    candidates.skip(id, report('FCC_PLAN_NOT_SELECTED', concern, id, selected))
  }
}

import { report } from '../diagnostics.ts'
import { type Candidates, compare, createCandidates } from './candidates.ts'
import { checkCompatibility } from './check-compatibility.ts'
import { type CheckedNeeds, checkNeeds } from './check-needs.ts'
import { findProviders } from './find-providers.ts'
import { type Plan, type PlanInput, type PlannedPlugin, placeOf } from './plan.ts'
import { selectPlugins } from './select-plugins.ts'
import { sortPlugins } from './sort-plugins.ts'

/**
 * Decides what to start and in which order. Pure and synchronous: no plugin code runs, and the
 * same manifests in any order give the same plan. Problems are values; nothing is thrown.
 *
 * Services order set-up, `includes` do not. A plugin that cannot be started takes those that need
 * or include it along (`FCC_PLUGIN_SKIPPED_BECAUSE`); the others stand.
 *
 * @example
 * const plan = resolvePlan({ manifests, apiVersion: API_VERSION, points: [toasters] })
 * plan.order.map((plugin) => plugin.id) // ['acme-clock', 'acme-toast']
 */
export function resolvePlan(input: PlanInput): Plan {
  const candidates = createCandidates(input.manifests)
  if (input.select?.only !== undefined) selectPlugins(candidates, input.select.only)
  refuseDuplicates(candidates)
  for (const [id, found] of [...candidates.alive]) {
    candidates.skip(id, ...checkCompatibility(found, input))
  }
  const providers = findProviders(candidates, input.providedServices ?? {})
  const needs = new Map<string, CheckedNeeds>()
  for (const [id, found] of [...candidates.alive]) {
    const checked = checkNeeds(found, providers)
    needs.set(id, checked)
    for (const note of checked.notes) candidates.note(note)
    candidates.skip(id, ...checked.problems)
  }
  const includes = resolveIncludes(candidates)
  refuseCycles(candidates, needs)
  refuseDependents(candidates, needs, includes)
  return writePlan(candidates, needs, includes)
}

function refuseDuplicates(candidates: Candidates): void {
  for (const [id, manifests] of candidates.found) {
    const [first] = manifests
    if (manifests.length < 2 || first === undefined || !candidates.alive.has(id)) continue
    const locations = manifests.map((found) => found.location).join(' and ')
    const concern = { pluginId: id, place: placeOf(first) }
    candidates.skip(id, report('FCC_PLAN_DUPLICATE_PLUGIN', concern, id, locations))
  }
}

type Includes = ReadonlyMap<string, readonly string[]>

function resolveIncludes(candidates: Candidates): Includes {
  const byPackage = new Map<string, string>()
  for (const [id, manifests] of candidates.found) {
    for (const found of manifests) byPackage.set(found.packageName, id)
  }
  const includes = new Map<string, readonly string[]>()
  for (const [id, found] of [...candidates.alive]) {
    const ids: string[] = []
    for (const packageName of found.manifest.includes) {
      const included = byPackage.get(packageName)
      const concern = { pluginId: id, place: placeOf(found) }
      if (included !== undefined) ids.push(included)
      else candidates.skip(id, report('FCC_PLAN_MISSING_INCLUDE', concern, id, packageName))
    }
    includes.set(id, ids)
  }
  return includes
}

function precedenceOf(candidates: Candidates, needs: ReadonlyMap<string, CheckedNeeds>) {
  return new Map([...candidates.alive.keys()].map((id) => [id, needs.get(id)?.after ?? []]))
}

function refuseCycles(candidates: Candidates, needs: ReadonlyMap<string, CheckedNeeds>): void {
  for (const cycle of sortPlugins(precedenceOf(candidates, needs)).cycles) {
    const path = cycle.join(' → ')
    for (const id of new Set(cycle)) {
      const found = candidates.alive.get(id)
      const concern = { pluginId: id, place: found && placeOf(found) }
      candidates.skip(id, report('FCC_PLAN_CYCLE', concern, path))
    }
  }
}

/** Repeats until nobody is left who relies on somebody who is out. */
function refuseDependents(
  candidates: Candidates,
  needs: ReadonlyMap<string, CheckedNeeds>,
  includes: Includes,
): void {
  for (let before = -1; before !== candidates.alive.size; ) {
    before = candidates.alive.size
    for (const [id, found] of [...candidates.alive]) {
      const needed = needs.get(id)?.requires.find((other) => !candidates.alive.has(other))
      const included = includes.get(id)?.find((other) => !candidates.alive.has(other))
      const other = needed ?? included
      if (other === undefined) continue
      const relation = needed === undefined ? 'which it includes' : 'which it needs'
      const concern = { pluginId: id, place: placeOf(found) }
      candidates.skip(id, report('FCC_PLUGIN_SKIPPED_BECAUSE', concern, id, other, relation))
    }
  }
}

function writePlan(
  candidates: Candidates,
  needs: ReadonlyMap<string, CheckedNeeds>,
  includes: Includes,
): Plan {
  const order = sortPlugins(precedenceOf(candidates, needs)).order.flatMap(
    (id): PlannedPlugin[] => {
      const found = candidates.alive.get(id)
      if (found === undefined) return []
      const after = (needs.get(id)?.after ?? []).filter((other) => candidates.alive.has(other))
      return [Object.freeze({ id, found, after, includes: includes.get(id) ?? [] })]
    },
  )
  const skipped = [...candidates.reasons]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([pluginId, reason]) =>
      (candidates.found.get(pluginId) ?? [])
        .slice(0, 1)
        .map((found) => ({ pluginId, found, reason })),
    )
  return Object.freeze({ order, skipped, diagnostics: candidates.diagnostics })
}

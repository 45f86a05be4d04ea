import type { Diagnostic } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { checkCompatibility } from './check-compatibility.ts'
import { checkNeeds, providersOf } from './check-needs.ts'
import { chooseCopies } from './choose-copies.ts'
import { createDraft, type Draft, settle } from './draft.ts'
import { type Definers, definersOf, findDefiners } from './find-definers.ts'
import { findProviders, type Providers } from './find-providers.ts'
import { concernOf, type Plan, type PlanInput } from './plan.ts'
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
  const draft = createDraft(input.manifests)
  if (input.select?.only !== undefined) selectPlugins(draft, input.select.only)
  chooseCopies(draft, input.select?.only !== undefined)
  const definers = findDefiners(draft)
  const shared = { apis: new Map<string, boolean | null>(), definers }
  for (const [id, found] of [...draft.alive]) {
    settle(draft, id, checkCompatibility(found, input, shared))
  }
  const providers = findProviders(draft, input.providedServices ?? {})
  const includes = resolveIncludes(draft)
  for (const [id, found] of [...draft.alive]) settle(draft, id, checkNeeds(found, providers, draft))
  const precedence = new Map(
    [...draft.alive].map(([id, { manifest }]) => {
      const uses = { ...manifest.needs, ...manifest.optional }
      return [id, providersOf(uses, providers)]
    }),
  )
  const sorted = sortPlugins(precedence)
  refuseCycles(draft, sorted.cycles)
  refuseDependents(draft, { providers, includes, definers })
  const order = sorted.order.flatMap((id) => {
    const found = draft.alive.get(id)
    const after = precedence.get(id)?.filter((other) => draft.alive.has(other)) ?? []
    return found ? [{ id, found, after, includes: includes.get(id) ?? [] }] : []
  })
  const skipped = [...draft.reasons]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([pluginId, reason]) => {
      const found = draft.found.get(pluginId)?.[0]
      return found ? [{ pluginId, found, reason }] : []
    })
  return { order, skipped, diagnostics: draft.diagnostics }
}

type Includes = ReadonlyMap<string, readonly string[]>

function resolveIncludes(draft: Draft): Includes {
  const packages = new Map(
    [...draft.found].flatMap(([id, all]) => all.map((found) => [found.packageName, id])),
  )
  return new Map(
    [...draft.alive].map(([id, found]) => {
      const { includes } = found.manifest
      const missing = includes.filter((packageName) => !packages.has(packageName))
      const write = (packageName: string): Diagnostic =>
        report('FCC_PLAN_MISSING_INCLUDE', { ...concernOf(found), packageName })
      settle(draft, id, missing.map(write))
      return [id, includes.flatMap((packageName) => packages.get(packageName) ?? [])]
    }),
  )
}

function refuseCycles(draft: Draft, cycles: readonly (readonly string[])[]): void {
  for (const cycle of cycles) {
    for (const id of new Set(cycle)) {
      const found = draft.alive.get(id)
      const path = cycle.join(' → ')
      if (found) settle(draft, id, [report('FCC_PLAN_CYCLE', { ...concernOf(found), path })])
    }
  }
}

/** Repeats until nobody is left who relies on somebody who is out. */
function refuseDependents(
  draft: Draft,
  {
    providers,
    includes,
    definers,
  }: { readonly providers: Providers; readonly includes: Includes; readonly definers: Definers },
): void {
  const isOut = (id: string): boolean => !draft.alive.has(id)
  for (let before = -1; before !== draft.alive.size; ) {
    before = draft.alive.size
    for (const [id, found] of [...draft.alive]) {
      const { needs } = found.manifest
      const needed = Object.keys(needs)
        .flatMap((id) => providers.get(id)?.pluginId ?? [])
        .find(isOut)
      const included = includes.get(id)?.find(isOut)
      const other = needed ?? included ?? definersOf(found.manifest, definers).find(isOut)
      if (other === undefined) continue
      const relation = needed ? 'needs' : included ? 'includes' : 'contributes to'
      const facts = { ...concernOf(found), other, relation }
      settle(draft, id, [report('FCC_PLUGIN_SKIPPED_BECAUSE', facts)])
    }
  }
}

import { detectors, facts, type Gate, type Workflow } from '@fcc/contracts'
import type { FoundManifest } from '@fcc/plugin-api'
import type { RunPlan } from '@fcc/simulation'
import type { TenantModel } from '../tenant/tenant-model.ts'

/**
 * The versions of the plugins whose code a run can reach: those that act at its nodes, score and validate at
 * its gates, look at its content and tap a hook, with what these build on. Data of a plugin is pinned by its
 * digest, whatever version it came from.
 */
export function reachableCode(
  model: Pick<TenantModel, 'assembly' | 'catalogue' | 'provider'>,
  plan: Pick<RunPlan, 'workflow' | 'workflows' | 'gates' | 'providers'>,
): Readonly<Record<string, string>> {
  const { assembly, catalogue } = model
  const found = new Map(assembly.plan.order.map((each) => [each.id, each.found]))
  const reached = new Set<string>(assembly.kernel.tappers())
  // Content is looked at and facts are read in every visit.
  for (const { id } of [...catalogue.all(detectors), ...catalogue.all(facts)])
    reached.add(ownerOf(id))
  // A caller or a tenant may choose any provider that the plan knows.
  for (const id of Object.keys(plan.providers)) reached.add(ownerOf(id))
  for (const workflow of [plan.workflow, ...Object.values(plan.workflows)]) {
    for (const id of actingIn(workflow)) reached.add(ownerOf(id))
  }
  for (const gate of Object.values(plan.gates))
    for (const id of testing(gate)) reached.add(ownerOf(id))
  return versionsOf(withFoundations([...reached], found), found)
}

const ownerOf = (id: string): string => id.slice(0, id.indexOf('/'))

function actingIn({ nodes }: Workflow): readonly string[] {
  return nodes.flatMap(({ actor }) => {
    if (actor.kind === 'skill') return [actor.skill]
    return actor.kind === 'model' ? (actor.tools ?? []) : []
  })
}

function testing({ checks, also = [] }: Gate): readonly string[] {
  const own = checks.flatMap(({ test }) => {
    if (test.kind === 'scorer') return [test.scorer]
    return test.kind === 'validator' ? [test.validator] : []
  })
  return [...own, ...also.flatMap(testing)]
}

/** With the plugins that these include, and those that provide the services they use. */
function withFoundations(
  ids: readonly string[],
  found: ReadonlyMap<string, FoundManifest>,
): ReadonlySet<string> {
  const reached = new Set(ids)
  const all = [...found.values()]
  for (const id of reached) {
    const manifest = found.get(id)?.manifest
    if (!manifest) continue
    const services = [...Object.keys(manifest.needs), ...Object.keys(manifest.optional)]
    for (const other of all) {
      const isIncluded = manifest.includes.includes(other.packageName)
      const isUsed = services.some((service) => Object.hasOwn(other.manifest.provides, service))
      if (isIncluded || isUsed) reached.add(other.manifest.id)
    }
  }
  return reached
}

function versionsOf(
  ids: ReadonlySet<string>,
  found: ReadonlyMap<string, FoundManifest>,
): Readonly<Record<string, string>> {
  const known = [...ids].sort().flatMap((id) => {
    const version = found.get(id)?.version
    return version === undefined ? [] : [[id, version] as const]
  })
  return Object.fromEntries(known)
}

import type { Gate, Persona, Scenario, Template, Workflow } from '@fcc/contracts'
import { createIdIndex, linkReferences, resolveId } from '@fcc/kernel'
import type { AnyPoint, Contribution, Diagnostic } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'
import { CATALOGUE_POINTS, createCatalogue, type TenantCatalogue } from './tenant-catalogue.ts'
import { TENANT_OWNER } from './tenant-overlay.ts'
import { type WholeId, wholeGate, wholePersona, wholeScenario, wholeWorkflow } from './whole-ids.ts'

/** The plugin whose persona codes nobody else may take. */
export const CORE_CATALOGUE = 'core-catalog'

/** What a tenant's catalogue is made of. */
export interface CatalogueInput {
  readonly tenant: string
  /** Contributions of the assembly, by point id. */
  readonly base: ReadonlyMap<string, readonly Contribution<unknown>[]>
  readonly overlay: ReadonlyMap<string, readonly Contribution<unknown>[]>
  /** Plugin id → all that it builds on. */
  readonly includes: ReadonlyMap<string, readonly string[]>
  readonly includeCore: boolean
}

/**
 * Joins an assembly's contributions and a tenant's own, links them, and writes every reference out
 * as a whole id. Pure. What does not link is left out and reported; a tenant's own file that does
 * not link is an error, for its owner is here to mend it.
 */
export function buildCatalogue(input: CatalogueInput): {
  readonly catalogue: TenantCatalogue
  readonly diagnostics: readonly Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const joined = new Map<AnyPoint, readonly Contribution<unknown>[]>()
  for (const point of CATALOGUE_POINTS) {
    const base = (input.base.get(point.id) ?? []).filter(
      (contribution) =>
        input.includeCore ||
        point.id !== 'personas' ||
        contribution.origin.pluginId !== CORE_CATALOGUE,
    )
    const own = input.overlay.get(point.id) ?? []
    diagnostics.push(...doubled(point.id, own), ...reserved(input.tenant, point.id, base, own))
    joined.set(point, [...base, ...own])
  }
  const includes = new Map(input.includes)
  includes.set(TENANT_OWNER, [...input.includes.keys()])
  const problems = linkReferences({ contributions: joined, includes })
  diagnostics.push(...problems)
  const broken = new Set(problems.map((problem) => `${problem.pointId} ${problem.contributionId}`))
  const linked = new Map(
    [...joined].map(([point, contributions]) => [
      point.id,
      contributions.filter((contribution) => !broken.has(`${point.id} ${contribution.id}`)),
    ]),
  )
  return { catalogue: createCatalogue(withWholeIds(linked, includes)), diagnostics }
}

function doubled(point: string, own: readonly Contribution<unknown>[]): readonly Diagnostic[] {
  const seen = new Map<string, Contribution<unknown>>()
  return own.flatMap((contribution) => {
    const first = seen.get(contribution.id)
    seen.set(contribution.id, contribution)
    if (!first) return []
    const owners = [first, contribution].map(({ origin }) => `${origin.file}:${origin.line}`)
    return [runtimeErrors.duplicateContribution(point, contribution.id, owners)]
  })
}

function reserved(
  tenant: string,
  point: string,
  base: readonly Contribution<unknown>[],
  own: readonly Contribution<unknown>[],
): readonly Diagnostic[] {
  if (point !== 'personas') return []
  const core = new Set(
    base
      .filter((contribution) => contribution.origin.pluginId === CORE_CATALOGUE)
      .map((contribution) => (contribution.value as Persona).code),
  )
  return own.flatMap((contribution) => {
    const { code } = contribution.value as Persona
    return core.has(code) ? [runtimeErrors.personaReserved(tenant, code, CORE_CATALOGUE)] : []
  })
}

function withWholeIds(
  linked: ReadonlyMap<string, readonly Contribution<unknown>[]>,
  includes: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly Contribution<unknown>[]> {
  const indexes = new Map(
    [...linked].map(([point, all]) => [point, createIdIndex(all.map(({ id }) => id))]),
  )
  const replaced = replacements(linked.get('templates') ?? [])
  const resolver =
    (pluginId: string): WholeId =>
    (point, written) => {
      const ids = indexes.get(point)
      const found =
        ids && resolveId(written, { pluginId, includes: includes.get(pluginId) ?? [], ids })
      const id = found?.id ?? written
      return point === 'templates' ? (replaced.get(id) ?? id) : id
    }
  const rewrite: Readonly<Record<string, (value: never, whole: WholeId) => unknown>> = {
    workflows: (value: Workflow, whole: WholeId) => wholeWorkflow(value, whole),
    scenarios: (value: Scenario, whole: WholeId) => wholeScenario(value, whole),
    gates: (value: Gate, whole: WholeId) => wholeGate(value, whole),
    personas: (value: Persona, whole: WholeId) => wholePersona(value, whole),
  }
  return new Map(
    [...linked].map(([point, all]) => {
      const change = rewrite[point]
      if (!change) return [point, all]
      return [
        point,
        all.map((contribution) => ({
          ...contribution,
          value: change(contribution.value as never, resolver(contribution.origin.pluginId)),
        })),
      ]
    }),
  )
}

/** Template id → the id of the one that replaces it. */
function replacements(templates: readonly Contribution<unknown>[]): ReadonlyMap<string, string> {
  const index = createIdIndex(templates.map(({ id }) => id))
  const pairs: [string, string][] = []
  for (const { id, value, origin } of templates) {
    const { replaces } = value as Template
    if (!replaces) continue
    const target = resolveId(replaces, { pluginId: origin.pluginId, includes: [], ids: index })
    if (target.id && target.id !== id) pairs.push([target.id, id])
  }
  return new Map(pairs)
}

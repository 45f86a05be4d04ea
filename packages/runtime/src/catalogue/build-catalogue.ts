import {
  type Gate,
  type LabelScheme,
  type Persona,
  type Scenario,
  TENANT_OWNER,
  type Template,
  type Workflow,
} from '@fcc/contracts'
import { createIdIndex, linkReferences, resolveId } from '@fcc/kernel'
import type { AnyPoint, Contribution, Diagnostic } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'
import { CORE_CATALOGUE } from './core-catalogue.ts'
import { labelInputs } from './intake-labels.ts'
import { createCatalogue, type TenantCatalogue } from './tenant-catalogue.ts'
import { tightenGates } from './tighten-gates.ts'
import { type WholeId, wholeGate, wholePersona, wholeScenario, wholeWorkflow } from './whole-ids.ts'

/** What a tenant's catalogue is made of. */
export interface CatalogueInput {
  readonly tenant: string
  /** Every point of assembly scope, those that plugins define among them. */
  readonly points: readonly AnyPoint[]
  /** Contributions of the assembly, by point id. */
  readonly base: ReadonlyMap<string, readonly Contribution<unknown>[]>
  readonly overlay: ReadonlyMap<string, readonly Contribution<unknown>[]>
  /** Point id → ids of documents that were left out; what names one is told so. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>
  /** Plugin id → all that it builds on. */
  readonly includes: ReadonlyMap<string, readonly string[]>
  readonly includeCore: boolean
}

/**
 * Joins an assembly's contributions and a tenant's own, links them, and writes every reference out
 * as a whole id. Pure. What does not link is left out and reported; a tenant's own file that does
 * not link is an error, for its owner is here to fix it.
 */
export function buildCatalogue(input: CatalogueInput): {
  readonly catalogue: TenantCatalogue
  readonly diagnostics: readonly Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const joined = new Map<AnyPoint, readonly Contribution<unknown>[]>()
  const taken = reservedCodes(input.base)
  for (const point of input.points) {
    const base = input.base.get(point.id) ?? []
    const own = input.overlay.get(point.id) ?? []
    diagnostics.push(...doubled(point.id, own))
    if (point.id === 'personas') {
      const kept = base.filter(({ origin }) => input.includeCore || !isCore(origin))
      const all = [...kept, ...own]
      diagnostics.push(...reserved(input.tenant, taken, all))
      joined.set(
        point,
        all.filter((persona) => !takesReserved(taken, persona)),
      )
    } else joined.set(point, [...base, ...own])
  }
  const includes = new Map(input.includes)
  includes.set(TENANT_OWNER, [...input.includes.keys()])
  const withLeftOut = new Map(
    [...joined].map(([point, all]) => [
      point,
      [...all, ...(input.leftOut.get(point.id) ?? []).map(leftOut)],
    ]),
  )
  const problems = linkReferences({ contributions: withLeftOut, includes })
  diagnostics.push(...problems)
  const broken = new Set(problems.map((problem) => `${problem.pointId} ${problem.contributionId}`))
  const linked = new Map<string, readonly Contribution<unknown>[]>(
    [...joined].map(([point, contributions]) => [
      point.id,
      contributions.filter((contribution) => !broken.has(`${point.id} ${contribution.id}`)),
    ]),
  )
  const all = (linked.get('gates') ?? []) as readonly Contribution<Gate>[]
  const tightened = tightenGates(input.tenant, all)
  linked.set('gates', tightened.gates)
  diagnostics.push(...tightened.diagnostics)
  const scenarios = (linked.get('scenarios') ?? []) as readonly Contribution<Scenario>[]
  const labelled = labelInputs(scenarios, {
    schemes: (linked.get('label-schemes') ?? []) as readonly Contribution<LabelScheme>[],
    hasVertical: [...input.base.values()].flat().some(({ origin }) => origin.kind === 'vertical'),
  })
  linked.set('scenarios', labelled.scenarios)
  diagnostics.push(...labelled.diagnostics)
  return { catalogue: createCatalogue(withWholeIds(linked, includes)), diagnostics }
}

/** A document that was refused, as linking knows it: there in name, without a value. */
function leftOut(id: string): Contribution<unknown> {
  return { id, value: undefined, origin: { pluginId: TENANT_OWNER, kind: 'tenant' } }
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

/** The codes of the core personas; they stay reserved where a tenant leaves the core out. */
function reservedCodes(base: CatalogueInput['base']): ReadonlySet<string> {
  const core = (base.get('personas') ?? []).filter(({ origin }) => isCore(origin))
  return new Set(core.map(({ value }) => (value as Persona).code))
}

function isCore({ pluginId }: Contribution<unknown>['origin']): boolean {
  return pluginId === CORE_CATALOGUE
}

function takesReserved(taken: ReadonlySet<string>, { value, origin }: Contribution<unknown>) {
  return !isCore(origin) && taken.has((value as Persona).code)
}

/** A tenant's own file is an error, for its owner is here to fix it; a plugin's is left out and reported. */
function reserved(
  tenant: string,
  taken: ReadonlySet<string>,
  all: readonly Contribution<unknown>[],
): readonly Diagnostic[] {
  return all
    .filter((persona) => takesReserved(taken, persona))
    .map(({ value, origin }) => {
      const { code } = value as Persona
      const isOwn = origin.pluginId === TENANT_OWNER
      return runtimeErrors.personaReserved(
        isOwn ? `Tenant ${tenant}` : `Plugin ${origin.pluginId}`,
        {
          code,
          owner: CORE_CATALOGUE,
          severity: isOwn ? 'error' : 'warning',
        },
      )
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
    gates: ({ also, ...value }: Gate, whole: WholeId) => ({
      ...wholeGate(value, whole),
      ...(also ? { also: also.map((each) => wholeGate(each, resolver(TENANT_OWNER))) } : {}),
    }),
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

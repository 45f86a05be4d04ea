import {
  type Constitution,
  constitutions,
  facts,
  labelSchemes,
  personas,
  scenarios,
  skills,
  workflows,
} from '@fcc/contracts'
import {
  compileGovernance,
  type Governance,
  layerOf,
  staticSeparationProblems,
} from '@fcc/governance'
import type { Diagnostic, Origin } from '@fcc/plugin-api'
import { type PinnedConstitution, WATCHED_POINTS } from '@fcc/simulation'
import type { Assembly } from '../assembly/assembly-pool.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { governanceCatalogue } from '../tenant/governance-catalogue.ts'
import { buildCatalogue } from './build-catalogue.ts'
import { withoutKinds } from './connect-providers.ts'
import { STANDARD_CONSTITUTION } from './core-catalogue.ts'
import { faultyPersonas } from './persona-problems.ts'
import type { PlatformConstitutions } from './platform-constitutions.ts'
import type { TenantCatalogue } from './tenant-catalogue.ts'
import type { Overlay } from './tenant-overlay.ts'
import { vocabularyConflicts } from './vocabulary-conflicts.ts'
import { wiringProblems } from './wiring-problems.ts'
import { faultyWorkflows } from './workflow-problems.ts'

/** An assembly with a tenant's own files on top, linked and compiled. It holds nothing of a tenant's settings. */
export interface CompiledCatalogue {
  readonly catalogue: TenantCatalogue
  /** Absent where a constitution, scheme or fact is not as it must be. */
  readonly governance: Governance | undefined
  readonly pinned: readonly PinnedConstitution[]
  /** Constitutions and label schemes as JSON, to hold a stored plan against. */
  readonly pinnedText: string
  readonly diagnostics: readonly Diagnostic[]
}

/** What a catalogue is compiled from. */
export interface CatalogueSources {
  readonly tenant: string
  readonly assembly: Assembly
  readonly overlay: Overlay
  readonly includeCore: boolean
  readonly platform: Pick<PlatformConstitutions, 'contributions' | 'files'>
  /** What the host lists as platform constitutions; the standard one where it lists nothing. */
  readonly listed: readonly string[] | undefined
}

/** Links a catalogue and compiles its governance. Pure; every problem is a value. */
export function compileCatalogue(sources: CatalogueSources): CompiledCatalogue {
  const { assembly, overlay } = sources
  const built = buildCatalogue({
    tenant: sources.tenant,
    points: assembly.points,
    base: withoutKinds(assembly.contributions),
    overlay: overlay.contributions,
    leftOut: overlay.leftOut,
    includes: assembly.includes,
    includeCore: sources.includeCore,
  })
  const { catalogue } = built
  const listed = new Set(sources.listed ?? [STANDARD_CONSTITUTION])
  const layered = [
    ...sources.platform.contributions.map((contribution) => ({
      layer: 'platform' as const,
      constitution: contribution.value as Constitution,
      origin: contribution.origin,
    })),
    ...catalogue.all(constitutions).map(({ id, value, origin }) => ({
      layer: layerOf(origin, listed.has(id)),
      constitution: value,
      origin,
    })),
  ]
  const schemes = catalogue.all(labelSchemes).map(({ value }) => value)
  const { governance, diagnostics } = compileGovernance({
    constitutions: layered,
    schemes,
    factNamespaces: catalogue.all(facts).map(({ value, origin }) => ({ namespace: value, origin })),
    catalogue: governanceCatalogue(catalogue),
  })
  const missing = [...listed]
    .filter((id) => !catalogue.find(constitutions, id) && !sources.platform.files.has(id))
    // Only what somebody listed must be there: a host without the core catalogue has no standard one.
    .map((id) =>
      runtimeErrors.platformConstitutionMissing(id, sources.listed ? 'error' : 'warning'),
    )
  const pinned = layered.map(
    ({ layer, constitution, origin }): PinnedConstitution => ({
      layer,
      constitution,
      pluginId: origin.pluginId,
    }),
  )
  return {
    catalogue,
    governance,
    pinned,
    pinnedText: pinnedText(pinned, schemes),
    diagnostics: [
      ...overlay.diagnostics,
      ...built.diagnostics,
      ...diagnostics,
      ...missing,
      ...unwatched(layered),
      ...miswired(catalogue),
      ...faultyPersonas(catalogue),
      ...vocabularyConflicts(catalogue),
      ...faultyWorkflows(catalogue, governance),
      ...(governance ? unseparated(catalogue, governance) : []),
    ],
  }
}

/** Constitutions and label schemes in one text: equal where governance is. */
export function pinnedText(pinned: readonly unknown[], schemes: readonly unknown[]): string {
  return JSON.stringify([pinned, schemes])
}

/** Rules that look only where no run of this version comes: they are there, and do not fire. */
function unwatched(
  layered: readonly { readonly constitution: Constitution; readonly origin: Origin }[],
): readonly Diagnostic[] {
  return layered.flatMap(({ constitution, origin }) =>
    constitution.rules
      .filter(
        ({ at, when }) => when !== undefined && !at.some((point) => WATCHED_POINTS.includes(point)),
      )
      .map((rule) => runtimeErrors.unwatchedPoint(rule.id, rule.at, origin)),
  )
}

/** Scenarios whose steps ask for artifacts that nothing is known to make. */
function miswired(catalogue: TenantCatalogue): readonly Diagnostic[] {
  return catalogue.all(scenarios).flatMap(({ id, value, origin }) => {
    const workflow = catalogue.find(workflows, value.workflow)
    if (!workflow) return []
    const parts = {
      skill: (skill: string) => catalogue.find(skills, skill)?.value,
      workflow: (inner: string) => catalogue.find(workflows, inner)?.value,
    }
    return wiringProblems(value, workflow.value, parts).map((problem) =>
      runtimeErrors.miswired(id, problem, problem.at === 'outcome' ? origin : workflow.origin),
    )
  })
}

/** Workflows that bind conflicting duties to one persona: they do not load. */
function unseparated(catalogue: TenantCatalogue, governance: Governance): readonly Diagnostic[] {
  return catalogue.all(workflows).flatMap(({ id, value, origin }) => {
    const bound = value.nodes.flatMap((node) => {
      const persona = catalogue.find(personas, node.persona)?.value
      return persona ? [persona] : []
    })
    return staticSeparationProblems(governance.separations, bound).map(
      (problem): Diagnostic => ({
        severity: 'error',
        code: 'FCC_WORKFLOW_NOT_SEPARATE',
        why: `Workflow ${id} binds conflicting duties to one persona: ${problem.say}`,
        fix: `Give the duties that ${problem.rule} keeps apart to different personas.`,
        pluginId: origin.pluginId,
        place: origin.file === undefined ? undefined : { file: origin.file, line: origin.line },
      }),
    )
  })
}

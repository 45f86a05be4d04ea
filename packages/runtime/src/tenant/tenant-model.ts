import {
  type Constitution,
  constitutions,
  detectors,
  type FactNamespace,
  type FactValue,
  facts,
  labelSchemes,
  type ProviderAttributes,
  personas,
  providers,
  type RunRecord,
  workflows,
} from '@fcc/contracts'
import {
  compileGovernance,
  type Governance,
  layerOf,
  staticSeparationProblems,
} from '@fcc/governance'
import { type Diagnostic, FccError, type Origin } from '@fcc/plugin-api'
import { type PinnedConstitution, type VisitCode, WATCHED_POINTS } from '@fcc/simulation'
import type { Assembly } from '../assembly/assembly-pool.ts'
import { buildCatalogue } from '../catalogue/build-catalogue.ts'
import { STANDARD_CONSTITUTION } from '../catalogue/core-catalogue.ts'
import type { PlatformConstitutions } from '../catalogue/platform-constitutions.ts'
import type { TenantCatalogue } from '../catalogue/tenant-catalogue.ts'
import type { Overlay } from '../catalogue/tenant-overlay.ts'
import type { HostConfig, TenantConfig } from '../config/host-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { findProvider } from './find-provider.ts'
import { governanceCatalogue } from './governance-catalogue.ts'
import { providerAttributes } from './provider-attributes.ts'
import { visitCode } from './visit-code.ts'

/** Everything that is decided about a tenant before any run: pure data and code, no handles. */
export interface TenantModel {
  readonly config: TenantConfig
  readonly assembly: Assembly
  readonly catalogue: TenantCatalogue
  readonly governance: Governance
  readonly pinned: readonly PinnedConstitution[]
  /** Plugin id → validated settings. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly providerAttributes: Readonly<Record<string, ProviderAttributes>>
  readonly provider: string
  readonly code: VisitCode
  /** Plugin id → the safeguards it brings. */
  readonly safeguards: Readonly<Record<string, readonly string[]>>
  readonly diagnostics: readonly Diagnostic[]
}

/** The provider used where nobody names one. */
export const DEFAULT_PROVIDER = 'provider-deterministic/deterministic'

/** Puts a tenant together. Pure; every problem is a value. */
export function resolveTenantModel(input: {
  readonly host: HostConfig
  readonly config: TenantConfig
  readonly assembly: Assembly
  readonly overlay: Overlay
  readonly platform: Pick<PlatformConstitutions, 'contributions' | 'files'>
  readonly settings: Readonly<Record<string, unknown>>
}): { readonly model: TenantModel | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { host, config, assembly, overlay, settings } = input
  const built = buildCatalogue({
    tenant: config.id,
    base: assembly.contributions,
    overlay: overlay.contributions,
    includes: assembly.includes,
    includeCore: config.personas.includeCore,
  })
  const { catalogue } = built
  const listed = new Set(host.platformConstitutions ?? [STANDARD_CONSTITUTION])
  const layered = [
    ...input.platform.contributions.map((contribution) => ({
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
  const compiled = compileGovernance({
    constitutions: layered,
    schemes: catalogue.all(labelSchemes).map(({ value }) => value),
    factNamespaces: catalogue.all(facts).map(({ value, origin }) => ({ namespace: value, origin })),
    catalogue: governanceCatalogue(catalogue),
  })
  const missing = [...listed]
    .filter((id) => !catalogue.find(constitutions, id) && !input.platform.files.has(id))
    // Only what somebody listed must be there: a host without the core catalogue has no standard one.
    .map((id) =>
      runtimeErrors.platformConstitutionMissing(
        id,
        host.platformConstitutions ? 'error' : 'warning',
      ),
    )
  const chosen = resolveProviders(catalogue, host, config)
  const separation = compiled.governance ? unseparated(catalogue, compiled.governance) : []
  const diagnostics = [
    ...overlay.diagnostics,
    ...built.diagnostics,
    ...compiled.diagnostics,
    ...missing,
    ...unwatched(layered),
    ...separation,
    ...chosen.diagnostics,
  ]
  if (!compiled.governance) return { model: undefined, diagnostics }
  return {
    model: {
      config,
      assembly,
      catalogue,
      governance: compiled.governance,
      pinned: layered.map(
        ({ layer, constitution, origin }): PinnedConstitution => ({
          layer,
          constitution,
          pluginId: origin.pluginId,
        }),
      ),
      settings,
      providerAttributes: chosen.attributes,
      provider: chosen.provider,
      code: visitCode(catalogue, settings),
      safeguards: safeguardsOf(assembly),
      diagnostics,
    },
    diagnostics,
  }
}

/** The provider that is used by default, and what is stated of each; a name that several have is a problem. */
function resolveProviders(catalogue: TenantCatalogue, host: HostConfig, config: TenantConfig) {
  const ids = catalogue.all(providers).map(({ id }) => id)
  try {
    const provider = config.provider
      ? (findProvider(ids, config.provider) ?? config.provider)
      : DEFAULT_PROVIDER
    const attributes = providerAttributes(catalogue, host.providers, config.providers)
    return { provider, attributes, diagnostics: [] }
  } catch (error) {
    if (!FccError.is(error)) throw error
    return { provider: DEFAULT_PROVIDER, attributes: {}, diagnostics: [asDiagnostic(error)] }
  }
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

/** What each plugin brings that guards: constitutions, detectors, label schemes, facts. */
export function safeguardsOf(assembly: Assembly): Readonly<Record<string, readonly string[]>> {
  const guarded: Record<string, string[]> = {}
  for (const point of [constitutions, detectors, labelSchemes, facts]) {
    for (const { id, origin } of assembly.contributions.get(point.id) ?? []) {
      guarded[origin.pluginId] = [...(guarded[origin.pluginId] ?? []), `${point.id}/${id}`].sort()
    }
  }
  return guarded
}

/** Reads every namespace of facts that reads, at a visit's clock. */
export function readFacts(
  namespaces: readonly FactNamespace[],
  now: number,
  run: RunRecord,
): Readonly<Record<string, FactValue>> {
  const values: Record<string, FactValue> = {}
  for (const namespace of namespaces) {
    if (!namespace.read) continue
    const read = namespace.read({
      now,
      tenant: { id: run.envelope.tenant },
      run: { id: run.id, purpose: run.envelope.purpose, domain: run.envelope.domain },
    })
    for (const name of Object.keys(read)) {
      const value = read[name]
      if (value !== undefined) values[`${namespace.namespace}.${name}`] = value
    }
  }
  return values
}

import {
  type Constitution,
  constitutions,
  type Gate,
  gates,
  type Persona,
  personas,
  type Scenario,
  scenarios,
  type Workflow,
  workflows,
} from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import type { TenantModel } from '../tenant-model.ts'

/** What a tenant's catalogue has, as its people may read it. */
export interface CatalogueContents {
  readonly scenarios: readonly Scenario[]
  readonly workflows: readonly Workflow[]
  readonly personas: readonly Persona[]
  readonly gates: readonly Gate[]
  readonly constitutions: readonly Constitution[]
}

/** The plugins of a tenant, and what was found wrong when it was assembled. */
export interface TenantDiagnostics {
  readonly plugins: readonly {
    readonly id: string
    readonly version: string
    readonly kind: string
  }[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Of which plugins a tenant is, and what was found wrong with it. */
export function readDiagnostics({
  assembly,
  diagnostics,
}: Pick<TenantModel, 'assembly' | 'diagnostics'>): TenantDiagnostics {
  return {
    plugins: assembly.plan.order.map(({ found: { manifest, version } }) => ({
      id: manifest.id,
      version,
      kind: manifest.kind,
    })),
    diagnostics: [...assembly.start.diagnostics, ...diagnostics],
  }
}

const read = new WeakMap<TenantModel['catalogue'], CatalogueContents>()

/** Everything that people read of a catalogue, by kind: one frozen object for each catalogue, which does not change. */
export function readCatalogue({ catalogue }: Pick<TenantModel, 'catalogue'>): CatalogueContents {
  const known = read.get(catalogue)
  if (known) return known
  const contents = Object.freeze({
    scenarios: Object.freeze(catalogue.all(scenarios).map(({ value }) => value)),
    workflows: Object.freeze(catalogue.all(workflows).map(({ value }) => value)),
    personas: Object.freeze(catalogue.all(personas).map(({ value }) => value)),
    gates: Object.freeze(catalogue.all(gates).map(({ value }) => value)),
    constitutions: Object.freeze(catalogue.all(constitutions).map(({ value }) => value)),
  })
  read.set(catalogue, contents)
  return contents
}

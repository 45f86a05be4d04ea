import {
  type Gate,
  gates,
  type Persona,
  personas,
  type Scenario,
  scenarios,
  type Workflow,
  workflows,
} from '@fcc/contracts'
import type { Origin } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { type KnownVertical, type OpenCatalogue, SHARED } from './open-catalogue.ts'

/** Something of the catalogue, with where it comes from and where its page is. */
export interface Listed<Value> {
  readonly value: Value
  /** The plugin that contributes it. */
  readonly owner: string
  /** Its name in paths: `rc`, or `legal-ral` for one of a vertical. */
  readonly slug: string
  readonly origin: Origin
  /** The model of the tenant that has it. */
  readonly model: TenantModel
}

/** Everything that people browse, from the loaded catalogue; what several tenants have is listed once. */
export interface CatalogueParts {
  readonly personas: readonly Listed<Persona>[]
  readonly workflows: readonly Listed<Workflow>[]
  readonly scenarios: readonly Listed<Scenario>[]
  readonly gates: readonly Listed<Gate>[]
  readonly verticals: readonly KnownVertical[]
}

/** Reads it from the tenants of an open catalogue. */
export function catalogueParts({ runtime, verticals }: OpenCatalogue): CatalogueParts {
  const models = [SHARED, ...verticals.map(({ id }) => id)].map((id) => runtime.tenant(id).model)
  const owners = new Set([SHARED, ...verticals.map(({ id }) => id)])
  function all<Value extends { readonly id: string }>(
    find: (model: TenantModel) => readonly { readonly value: Value; readonly origin: Origin }[],
  ): readonly Listed<Value>[] {
    const listed = new Map<string, Listed<Value>>()
    for (const model of models) {
      for (const { value, origin } of find(model)) {
        const owner = value.id.split('/')[0] ?? ''
        if (listed.has(value.id) || !owners.has(owner)) continue
        listed.set(value.id, { value, owner, slug: slugOf(value.id), origin, model })
      }
    }
    return [...listed.values()].sort((a, b) => (a.value.id < b.value.id ? -1 : 1))
  }
  return {
    personas: all((model) => model.catalogue.all(personas)),
    workflows: all((model) => model.catalogue.all(workflows)),
    scenarios: all((model) => model.catalogue.all(scenarios)),
    gates: all((model) => model.catalogue.all(gates)),
    verticals,
  }
}

/**
 * The name of a thing in paths and anchors.
 *
 * @example
 * slugOf('core-catalog/RC') // 'rc'
 * slugOf('fcc-legal/RAL') // 'legal-ral'
 */
export function slugOf(id: string): string {
  const [owner = '', name = ''] = id.split('/')
  const word = name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return owner === SHARED ? word : `${owner.replace(/^fcc-/, '')}-${word}`
}

/** The name of a thing without its plugin's. */
export function localName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

import type {
  Artifact,
  Constitution,
  Detector,
  FactNamespace,
  Gate,
  LabelScheme,
  Persona,
  Scenario,
  Scorer,
  Skill,
  Template,
  Validator,
  Workflow,
} from '@fcc/contracts'
import { NO_LABELS } from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import plugin from '../index.ts'
import { type Settings, settingsSchema } from '../settings.ts'

/** What the plugin contributes, by the id of the point and then by its own. */
export interface Contributions {
  readonly detectors: ReadonlyMap<string, Detector<Settings>>
  readonly facts: ReadonlyMap<string, FactNamespace>
  readonly skills: ReadonlyMap<string, Skill<Settings>>
  readonly scorers: ReadonlyMap<string, Scorer<Settings>>
  readonly validators: ReadonlyMap<string, Validator<Settings>>
  readonly personas: ReadonlyMap<string, Persona>
  readonly workflows: ReadonlyMap<string, Workflow>
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly templates: ReadonlyMap<string, Template>
  readonly gates: ReadonlyMap<string, Gate>
  readonly constitutions: ReadonlyMap<string, Constitution>
  readonly 'label-schemes': ReadonlyMap<string, LabelScheme>
}

/** Sets the plugin up as a kernel would, and gives back what it contributed. */
export function contributions(): Contributions {
  const points = new Map<string, Map<string, unknown>>()
  void plugin.setup({
    config: {},
    needs: {},
    contribute: (point: AnyPoint, value: unknown) => {
      const values = points.get(point.id) ?? new Map<string, unknown>()
      values.set((value as { readonly id: string }).id, value)
      points.set(point.id, values)
    },
    provide: () => undefined,
    tap: () => undefined,
    on: () => undefined,
    emit: () => undefined,
    defer: () => undefined,
    signal: new AbortController().signal,
  } as unknown as Parameters<typeof plugin.setup>[0])
  return Object.fromEntries(points) as unknown as Contributions
}

/** A tenant's call with default settings, or with those given. */
const unreached = () => Promise.reject(new Error('These skills reach nothing outside.'))

export function callOf(settings: Partial<Settings> = {}) {
  return {
    settings: settingsSchema.parse(settings),
    tenant: { id: 'riverside', name: 'Riverside', namespace: 'riverside', contributions: () => [] },
    signal: new AbortController().signal,
    activity: unreached,
    fetch: unreached,
    converse: unreached,
    tool: unreached,
    referenceData: unreached,
    secret: unreached,
  }
}

/** An artifact as a visit holds it. */
export function artifactOf(name: string, text: string): Artifact {
  return { name, text, mediaType: 'text/plain', labels: NO_LABELS }
}

import type {
  Constitution,
  Gate,
  LabelScheme,
  Layer,
  Persona,
  ProviderAttributes,
  Scenario,
  Template,
  Workflow,
} from '@fcc/contracts'
import type { Vocabulary } from '@fcc/contracts/vocabularies'
import type { ActLimits } from './act-limits.ts'
import type { PlannedProvider } from './choose-provider.ts'
import type { ModelPolicies } from './model-policy.ts'

/**
 * What a run was planned with: every name resolved to a full id, every piece of data as it stood.
 * It is stored, sealed, with the run, and pinned by digest; a resumed run reads this and not the
 * files of today.
 */
export interface RunPlan {
  readonly scenario: Scenario
  readonly workflow: Workflow
  /** Id → the workflows that nodes of it do, and nodes of those. */
  readonly workflows: Readonly<Record<string, Workflow>>
  readonly personas: Readonly<Record<string, Persona>>
  readonly templates: Readonly<Record<string, Template>>
  readonly gates: Readonly<Record<string, Gate>>
  readonly constitutions: readonly PinnedConstitution[]
  readonly schemes: readonly LabelScheme[]
  /** The words of the field, by which prompts explain and checks count; absent where there are none. */
  readonly vocabularies?: readonly Vocabulary[] | undefined
  /** Plugin id → the tenant's validated settings. */
  readonly settings: Readonly<Record<string, unknown>>
  /** The provider that model nodes use when they name none. */
  readonly provider: string
  /** Provider id → what is known of it. */
  readonly providers: Readonly<Record<string, PlannedProvider>>
  /** Which models play which steps, by host and tenant; absent where neither says. */
  readonly models?: ModelPolicies | undefined
  /** Host of a service that skills reach → the attributes that rules read, as the host's configuration has them. */
  readonly services: Readonly<Record<string, Omit<ProviderAttributes, 'location'>>>
  /** The bounds on what one visit may do when it acts. */
  readonly act: ActLimits
  /** The most visits a run may make. */
  readonly maxVisits: number
  /** The most visits of one run that are made side by side. */
  readonly maxVisitsSideBySide: number
}

/** A constitution with the layer it was accepted at. */
export interface PinnedConstitution {
  readonly layer: Layer
  readonly constitution: Constitution
  /** Whose it is: bare names in it mean that plugin's own first. */
  readonly pluginId: string
}

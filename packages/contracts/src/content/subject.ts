import type { Contribution, Point, PointShape, PointValue } from '@fcc/plugin-api'
import type { LabelSet } from '../labels/label-set.ts'
import type { Persona } from '../personas/persona.ts'
import type { Artifact } from './artifact.ts'
import type { MediaType } from './content.ts'

/** What validators and scorers judge: one artifact, with what its visit knew. */
export interface Subject {
  /** The artifact's name. */
  readonly name: string
  readonly text: string
  readonly mediaType: MediaType
  readonly labels: LabelSet
  /** What the visit had before it, by artifact name. */
  readonly inputs: Readonly<Record<string, Artifact>>
  /** Every artifact the visit made, by name, this one among them. */
  readonly outputs: Readonly<Record<string, Artifact>>
  readonly persona: Persona | undefined
}

/** A contribution as a call for a tenant sees it: with the settings that its plugin has for this tenant. */
export interface ConfiguredContribution<Value> extends Contribution<Value> {
  readonly settings: unknown
}

/** The tenant that a call is made for. */
export interface CallTenant {
  readonly id: string
  readonly name: string
  readonly namespace: string
  /**
   * What this tenant has of a point, in plan order, each with the settings that its plugin has here.
   * So a plugin carries out a point that it, or another plugin, defines.
   *
   * @throws FccError FCC_KERNEL_UNKNOWN_POINT where no plugin of this tenant defines the point
   * @example
   * for (const { value, settings } of call.tenant.contributions(toasters)) value.toast('rye', { settings })
   */
  contributions<Shape extends PointShape>(
    point: Point<Shape>,
  ): readonly ConfiguredContribution<PointValue<Shape>>[]
}

/** What each call into a contribution carries: the plugin's settings for this tenant. */
export interface Call<Settings = unknown> {
  readonly settings: Settings
  readonly tenant: CallTenant
  /** Aborted when the run is cancelled or a time limit passes. */
  readonly signal: AbortSignal
}

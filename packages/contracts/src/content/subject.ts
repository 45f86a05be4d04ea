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

/** What each call into a contribution carries: the plugin's settings for this tenant. */
export interface Call<Settings = unknown> {
  readonly settings: Settings
  readonly tenant: { readonly id: string; readonly name: string; readonly namespace: string }
  /** Aborted when the run is cancelled or a time limit passes. */
  readonly signal: AbortSignal
}

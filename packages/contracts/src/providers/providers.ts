import { definePoint, type PointShape } from '@fcc/plugin-api'
import { structureSchema } from '../catalogue/structure-schema.ts'
import type { Artifact } from '../content/artifact.ts'
import type { MediaType } from '../content/content.ts'
import type { Call } from '../content/subject.ts'
import type { Persona } from '../personas/persona.ts'
import type { Template } from '../templates/template.ts'
import type { Action } from '../workflows/workflow.ts'

/** What rules can read of a provider. The host's configuration may set all but `location`. */
export interface ProviderAttributes {
  /** `in-process`: content never leaves, and there is no egress. */
  readonly location: 'in-process' | 'loopback' | 'remote'
  readonly region: string
  /** Agreements in force: `BAA`. A provider plugin claims none; the host states them. */
  readonly agreements: readonly string[]
  /** `commercial`, `government`, `on-premises`. */
  readonly cloud: string
  /** Days that content is kept at the provider. */
  readonly retentionDays: number
}

/** A prompt as `prompt.compose` leaves it. */
export interface Prompt {
  readonly system: string
  readonly user: string
}

/** One request to a model. */
export interface ProviderRequest {
  readonly prompt: Prompt
  readonly persona: Persona
  readonly action: Action
  readonly template: Template | undefined
  readonly artifacts: Readonly<Record<string, Artifact>>
  readonly feedback: Readonly<Record<string, Artifact>>
  /** The name of the artifact wanted, and the media type it should have. */
  readonly produces: string
  readonly mediaType: MediaType
  /** The same for the same run data, so that a deterministic provider gives the same bytes. */
  readonly seed: string
}

/** What a model answered. */
export interface ProviderAnswer {
  readonly text: string
  readonly model: string
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number }
}

/** What a call to a provider carries besides settings. */
export interface ProviderCall<Settings = unknown> extends Call<Settings> {
  readonly idempotencyKey: string
}

/** A language model behind a port. */
export interface Provider<Settings = unknown> {
  readonly id: string
  readonly title: string
  readonly attributes: ProviderAttributes
  /** True where the same request gives the same bytes; then nothing needs journaling. */
  readonly deterministic: boolean
  generate(
    request: ProviderRequest,
    call: ProviderCall<Settings>,
  ): Promise<ProviderAnswer> | ProviderAnswer
}

export interface ProviderShape extends PointShape {
  readonly value: Provider<this['settings']>
}

/** Providers: a map by id; chosen by policy; a failing one is a typed error. */
export const providers = definePoint<ProviderShape>({
  id: 'providers',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  schema: structureSchema({
    id: 'string',
    title: 'string',
    attributes: 'object',
    deterministic: 'boolean',
    generate: 'function',
  }),
})

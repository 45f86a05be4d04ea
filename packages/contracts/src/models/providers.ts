import { definePoint, type PointShape } from '@fcc/plugin-api'
import type { z } from 'zod'
import { listOf, oneOf, optional, structureSchema } from '../catalogue/structure-schema.ts'
import { PROVIDER_ABILITIES, PROVIDER_LOCATIONS, type Provider } from './provider.ts'

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
  schema: answering(
    structureSchema({
      id: 'string',
      title: 'string',
      attributes: { location: oneOf(PROVIDER_LOCATIONS) },
      deterministic: 'boolean',
      abilities: optional(listOf(oneOf(PROVIDER_ABILITIES))),
    }),
  ),
})

/** Beside its outline, a provider has a way to answer: whole, in pieces, or both. */
function answering(outline: z.ZodType): z.ZodType {
  return outline.superRefine((value, context) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const { generate, stream } = value as Readonly<Record<string, unknown>>
    const isAnswering = typeof (generate ?? stream) === 'function'
    if (isAnswering) return
    const message = 'expected a function here, or one in stream'
    context.addIssue({ code: 'custom', path: ['generate'], message })
  })
}

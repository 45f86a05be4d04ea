import { z } from 'zod'

const text = z.string().min(1, 'must not be empty').max(500)
const properties = z.array(z.looseObject({ name: text, value: z.string() })).optional()
const byComponents = z
  .array(
    z.looseObject({
      'implementation-status': z.looseObject({ state: text }).optional(),
      props: properties,
    }),
  )
  .optional()
const implementedRequirement = z.looseObject({
  'control-id': text,
  props: properties,
  statements: z.array(z.looseObject({ 'by-components': byComponents })).optional(),
  'by-components': byComponents,
})

export type ByComponent = NonNullable<z.output<typeof byComponents>>[number]
export type ImplementedRequirement = z.output<typeof implementedRequirement>

/**
 * The least that coverage can be computed from. What else OSCAL demands of a plan is for the
 * structure's own check, so that a plan with a small fault still gets its report.
 */
export const claimsSchema = z.looseObject({
  'system-security-plan': z.looseObject({
    uuid: text,
    metadata: z.looseObject({ title: text, 'oscal-version': text }),
    'control-implementation': z.looseObject({
      'implemented-requirements': z.array(implementedRequirement).min(1, 'must not be empty'),
    }),
  }),
})

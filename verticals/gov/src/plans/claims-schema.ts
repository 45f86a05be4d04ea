import { z } from 'zod'

const text = z.string().min(1, 'must not be empty').max(500)
const remarks = z.string().optional()
const properties = z.array(z.looseObject({ name: text, value: z.string(), remarks })).optional()
const byComponents = z
  .array(
    z.looseObject({
      description: z.string().optional(),
      'implementation-status': z.looseObject({ state: text, remarks }).optional(),
      props: properties,
      remarks,
    }),
  )
  .optional()
const statements = z
  .array(
    z.looseObject({
      'statement-id': text.optional(),
      props: properties,
      'by-components': byComponents,
      remarks,
    }),
  )
  .optional()
const implementedRequirement = z.looseObject({
  'control-id': text,
  props: properties,
  statements,
  'by-components': byComponents,
  remarks,
})

export type ByComponent = NonNullable<z.output<typeof byComponents>>[number]
export type Statement = NonNullable<z.output<typeof statements>>[number]
export type ImplementedRequirement = z.output<typeof implementedRequirement>
export type Properties = z.output<typeof properties>

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

import { z } from 'zod'

/** OSCAL takes version 4 and 5 only. */
const uuid = z
  .string()
  .regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i,
    'must be a UUID of version 4 or 5',
  )
const text = z.string().min(1, 'must not be empty')
const dateTime = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
    'must be a date and time with its time zone',
  )
/** OSCAL leaves an empty list out. */
const listOf = <Member extends z.ZodType>(member: Member) => z.array(member).min(1).optional()

const property = z.looseObject({ name: text, value: text })
const byComponent = z.looseObject({
  'component-uuid': uuid,
  uuid,
  description: text,
  'implementation-status': z.looseObject({ state: text }).optional(),
  props: listOf(property),
})
const statement = z.looseObject({
  'statement-id': text,
  uuid,
  'by-components': listOf(byComponent),
})
const implementedRequirement = z.looseObject({
  uuid,
  'control-id': text,
  props: listOf(property),
  statements: listOf(statement),
  'by-components': listOf(byComponent),
})

/**
 * The required members of an OSCAL 1.2 system security plan, down to its claims. The spelling of
 * control ids is left open here, as plans spell them in many ways.
 */
export const planSchema = z.looseObject({
  'system-security-plan': z.looseObject({
    uuid,
    metadata: z.looseObject({
      title: text,
      'last-modified': dateTime,
      version: text,
      'oscal-version': text,
    }),
    'import-profile': z.looseObject({ href: text }),
    'system-characteristics': z.looseObject({
      'system-ids': z.array(z.looseObject({ id: text })).min(1),
      'system-name': text,
      description: text,
      'system-information': z.looseObject({}),
      status: z.looseObject({ state: text }),
      'authorization-boundary': z.looseObject({ description: text }),
    }),
    'system-implementation': z.looseObject({
      users: z.array(z.looseObject({ uuid })).min(1),
      components: z.array(z.looseObject({ uuid, type: text, title: text })).min(1),
    }),
    'control-implementation': z.looseObject({
      description: text,
      'implemented-requirements': z.array(implementedRequirement).min(1),
    }),
  }),
})

export type PlanDocument = z.output<typeof planSchema>

import { z } from 'zod'
import { idSchema, labelsSchema } from '../routes/schemas.ts'

const properties = z.record(z.string(), z.unknown()).optional()

/** Who is about to act (AuthZEN 1.0, 5.1): `type` is a kind of principal, `roles` among its properties. */
const subjectSchema = z.looseObject({
  type: z.enum(['human', 'service', 'persona', 'model']),
  id: idSchema,
  properties: z.looseObject({ roles: z.array(idSchema).max(100).optional() }).optional(),
})

/** What they are about to do (5.3): the point where rules look. */
const actionSchema = z.looseObject({ name: z.string().min(1).max(100), properties })

/** To what (5.2): the tool or provider by its id where that is its type; content and labels among its properties. */
const resourceSchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: idSchema,
  properties: z
    .looseObject({
      content: z.union([z.string(), z.array(z.string()).max(1000)]).optional(),
      labels: labelsSchema.optional(),
    })
    .optional(),
})

const contextSchema = z.looseObject({ purpose: idSchema.optional() })

/** One question of AuthZEN. */
export const evaluationSchema = z
  .looseObject({
    subject: subjectSchema,
    action: actionSchema,
    resource: resourceSchema,
    context: contextSchema.optional(),
  })
  .meta({ id: 'AccessEvaluation' })

/** Several (AuthZEN 1.0, 7): what each leaves out it has of the whole. */
export const evaluationsSchema = z
  .looseObject({
    ...{ subject: subjectSchema.optional(), action: actionSchema.optional() },
    ...{ resource: resourceSchema.optional(), context: contextSchema.optional() },
    evaluations: z
      .array(
        z.looseObject({
          ...{ subject: subjectSchema.optional(), action: actionSchema.optional() },
          ...{ resource: resourceSchema.optional(), context: contextSchema.optional() },
        }),
      )
      .max(100)
      .optional(),
    options: z
      .looseObject({
        evaluations_semantic: z
          .enum(['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'])
          .optional(),
      })
      .optional(),
  })
  .meta({ id: 'AccessEvaluations' })

/** What is answered to one. */
export const evaluatedSchema = z
  .object({
    decision: z.boolean(),
    context: z
      .object({
        reasons: z.array(z.object({ id: z.string(), say: z.string(), at: z.string().optional() })),
        obligations: z.array(
          z.object({
            kind: z.enum(['redact', 'require_approval']),
            rule: z.string(),
            findings: z.number().int().optional(),
            roles: z.array(z.string()).optional(),
          }),
        ),
        texts: z
          .array(z.string())
          .optional()
          .describe('The content as obligations to redact leave it.'),
        labels: labelsSchema,
      })
      .optional(),
  })
  .meta({ id: 'AccessDecision' })

export type Evaluation = z.output<typeof evaluationSchema>
export type Evaluated = z.output<typeof evaluatedSchema>

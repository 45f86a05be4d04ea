import { z } from 'zod'
import { serverErrors } from '../problems/server-errors.ts'
import { defineRoute } from '../routes/route.ts'
import { evaluate } from './evaluate.ts'
import {
  type Evaluated,
  evaluatedSchema,
  evaluationSchema,
  evaluationsSchema,
} from './evaluation-schemas.ts'

/**
 * A policy decision point for programs that speak OpenID AuthZEN 1.0: the tenant's constitution decides, with
 * obligations, and nothing is performed.
 */
export const authzenRoutes = [
  defineRoute({
    id: 'authzen.evaluate',
    method: 'POST',
    path: '/access/v1/evaluation',
    access: 'decisions:request',
    summary: 'AuthZEN: whether somebody may do something to something, by the rules of the tenant',
    body: evaluationSchema,
    responses: { 200: evaluatedSchema },
    handle: async ({ body, session, signal }) => ({
      status: 200,
      body: await evaluate(session, body, signal),
    }),
  }),
  defineRoute({
    id: 'authzen.evaluations',
    method: 'POST',
    path: '/access/v1/evaluations',
    access: 'decisions:request',
    summary: 'AuthZEN: several questions at once, each filled up from the whole',
    body: evaluationsSchema,
    responses: { 200: z.object({ evaluations: z.array(evaluatedSchema) }) },
    async handle({ body, session, signal }) {
      const { evaluations = [], options, ...whole } = body
      const semantic = options?.evaluations_semantic ?? 'execute_all'
      const asked = evaluations.length === 0 ? [{}] : evaluations
      const answered: Evaluated[] = []
      for (const [index, each] of asked.entries()) {
        const merged = evaluationSchema.safeParse({ ...whole, ...each })
        if (!merged.success) {
          throw serverErrors.badRequest(
            `Question ${index + 1} lacks its subject, action or resource.`,
            'Give it one, or give the whole one.',
          )
        }
        const result = await evaluate(session, merged.data, signal)
        answered.push(result)
        if (semantic === 'deny_on_first_deny' && !result.decision) break
        if (semantic === 'permit_on_first_permit' && result.decision) break
      }
      return { status: 200, body: { evaluations: answered } }
    },
  }),
]

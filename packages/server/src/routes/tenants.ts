import type { Principal } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { z } from 'zod'
import { defineRoute, type RouteRequest } from './route.ts'
import { idSchema } from './schemas.ts'

const tenantSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.string(),
    version: z.number().int(),
    lockedSince: z.string().optional().describe('Since when it is locked, where it is.'),
    suspended: z
      .object({ since: z.string(), by: z.string(), reason: z.string() })
      .optional()
      .describe('Since when, by whom and why it is suspended, where it is.'),
  })
  .meta({ id: 'Tenant' })

const params = z.strictObject({ tenant: idSchema })

type Asked = Pick<
  RouteRequest<{ readonly tenant: string }, undefined, unknown>,
  'params' | 'runtime' | 'caller' | 'operatorTenant'
>

/**
 * Does something to a tenant for the operators of the host. To everybody else each tenant is unknown, their own as
 * well: which roles somebody has is the word of their own tenant.
 */
async function asOperator(
  { params: { tenant }, caller, operatorTenant }: Asked,
  act: (tenant: string, by: Principal) => Promise<boolean>,
): Promise<boolean> {
  const isOperator = operatorTenant !== undefined && caller.tenant === operatorTenant
  try {
    // Nobody is called so: who may do it to nothing is denied, and everybody else finds nothing.
    return await act(isOperator ? tenant : '*', caller.principal)
  } catch (error) {
    if (!FccError.is(error) || error.code !== 'FCC_TENANT_UNKNOWN') throw error
    throw new FccError({
      code: error.code,
      why: 'There is no such tenant for whoever asks.',
      fix: 'Ask with a credential of the tenant that operates the host (server.operator_tenant), and name one of GET /v1/tenants.',
    })
  }
}

/** The tenants of the host, and what its operators do with them. */
export const tenantRoutes = [
  defineRoute({
    id: 'tenants.list',
    method: 'GET',
    path: '/v1/tenants',
    access: 'tenants:list',
    summary: 'The tenants of the host, for the tenant of its operators; for others their own',
    responses: { 200: z.object({ tenants: z.array(tenantSchema) }) },
    async handle({ runtime, caller, operatorTenant }) {
      const all = await runtime.tenants.listFor(caller.principal)
      // Which roles somebody has is the word of their own tenant, and no other's tenants are its own to show.
      const isOperator = operatorTenant !== undefined && caller.tenant === operatorTenant
      const shown = all.filter(({ id }) => isOperator || id === caller.tenant)
      return { status: 200, body: { tenants: shown } }
    },
  }),
  defineRoute({
    id: 'tenants.suspend',
    method: 'POST',
    path: '/v1/tenants/{tenant}/suspend',
    access: 'tenants:suspend',
    summary: 'Lets nothing new of a tenant start; for the tenant of the host’s operators',
    params,
    body: z.strictObject({
      reason: z.string().describe('Why, in one line: who is refused reads it.'),
    }),
    responses: { 200: z.object({ tenant: z.string(), suspended: z.boolean() }) },
    problems: [404, 422],
    async handle(request) {
      const { runtime, params, body } = request
      const suspended = await asOperator(request, (id, by) =>
        runtime.tenants.suspend(id, by, { reason: body.reason }),
      )
      return { status: 200, body: { tenant: params.tenant, suspended } }
    },
  }),
  defineRoute({
    id: 'tenants.resume',
    method: 'POST',
    path: '/v1/tenants/{tenant}/resume',
    access: 'tenants:resume',
    summary: 'Lets a suspended tenant work again; for the tenant of the host’s operators',
    params,
    responses: { 200: z.object({ tenant: z.string(), resumed: z.boolean() }) },
    problems: [404],
    async handle(request) {
      const { runtime, params } = request
      const resumed = await asOperator(request, (id, by) => runtime.tenants.resume(id, by))
      return { status: 200, body: { tenant: params.tenant, resumed } }
    },
  }),
]

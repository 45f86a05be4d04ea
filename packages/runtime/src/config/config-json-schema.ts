import { z } from 'zod'
import { manyTenantsSchema, singleTenantSchema } from './config-schema.ts'

/**
 * The JSON Schema (draft 2020-12) of `fcc.yaml` in one of its two forms, with a description and the
 * default of each key: for editors, and for the reference. What only code checks is not in it.
 *
 * @example
 * writeFileSync('fcc.schema.json', JSON.stringify(configJsonSchema('one-tenant')))
 */
export function configJsonSchema(
  form: 'one-tenant' | 'many-tenants',
): Readonly<Record<string, unknown>> {
  const schema = form === 'one-tenant' ? singleTenantSchema : manyTenantsSchema
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
}

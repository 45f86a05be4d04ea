import type { StandardSchemaV1 } from '@standard-schema/spec'

/** What zod's own schemas have besides the standard: https://zod.dev/api?id=parsing */
interface Zod {
  safeParseAsync(value: unknown): Promise<
    | { readonly success: true; readonly data: unknown }
    | {
        readonly success: false
        readonly error: { readonly issues: readonly StandardSchemaV1.Issue[] }
      }
  >
}

/**
 * Validates by a schema whose checks may be asynchronous, each of them called once. Asked by the
 * standard's `validate`, zod first tries without waiting, which calls an asynchronous refinement and
 * leaves its rejection to nobody, and then asks it again; so zod is asked to wait from the start.
 *
 * @throws whatever the schema throws
 * @example
 * const { issues } = await validateOnce(z.strictObject({ heat: z.number() }), { heat: 'three' })
 */
export async function validateOnce(
  schema: StandardSchemaV1,
  value: unknown,
): Promise<StandardSchemaV1.Result<unknown>> {
  const { '~standard': standard } = schema
  const { safeParseAsync } = schema as Partial<Zod>
  if (standard.vendor !== 'zod' || typeof safeParseAsync !== 'function') {
    return standard.validate(value)
  }
  const parsed = await (schema as unknown as Zod).safeParseAsync(value)
  return parsed.success ? { value: parsed.data } : { issues: parsed.error.issues }
}

import { configJsonSchema } from './config-json-schema.ts'

/** What a JSON Schema says of a place, as far as it is read here. */
export interface Described {
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Described>>
  readonly additionalProperties?: Described | boolean
  readonly items?: Described
  readonly anyOf?: readonly Described[]
  readonly allOf?: readonly Described[]
  readonly oneOf?: readonly Described[]
}

/**
 * The keys that may stand at a place of `fcc.yaml`: for naming the one that was meant.
 *
 * @example
 * knownKeys('one-tenant', ['limits'])   // ['max_visits', …]
 */
export function knownKeys(
  form: Parameters<typeof configJsonSchema>[0],
  path: readonly PropertyKey[],
): readonly string[] {
  let here: readonly Described[] = variants(configJsonSchema(form) as Described)
  for (const part of path) here = here.flatMap((each) => below(each, part))
  return here.flatMap(({ properties = {} }) => Object.keys(properties))
}

/** What a schema says of what is below a key. */
export function below(
  { properties = {}, additionalProperties, items }: Described,
  part: PropertyKey,
) {
  if (typeof part === 'number') return items ? variants(items) : []
  const own = Object.hasOwn(properties, String(part)) ? properties[String(part)] : undefined
  const found = own ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined)
  return found ? variants(found) : []
}

/** A schema with all that it is put together from. */
export function variants(schema: Described): readonly Described[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(schema.oneOf ?? [])]
  return [schema, ...inner.flatMap(variants)]
}

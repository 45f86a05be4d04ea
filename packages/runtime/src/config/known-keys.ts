import { configJsonSchema } from './config-json-schema.ts'

interface Described {
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

function below({ properties = {}, additionalProperties, items }: Described, part: PropertyKey) {
  if (typeof part === 'number') return items ? variants(items) : []
  const own = Object.hasOwn(properties, String(part)) ? properties[String(part)] : undefined
  const found = own ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined)
  return found ? variants(found) : []
}

function variants(schema: Described): readonly Described[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(schema.oneOf ?? [])]
  return [schema, ...inner.flatMap(variants)]
}

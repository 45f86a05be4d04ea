/** The part of JSON Schema that zod writes. */
export interface JsonSchema {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxLength?: number
}

/** One key, as a line of a table. */
export interface SchemaRow {
  /** `nodes[].persona`, `input.<name>.type` */
  readonly key: string
  readonly type: string
  /** Where keys exclude each other, one is needed in the form that has it. */
  readonly required: 'always' | 'in-one-form' | 'no'
  /** As one would write it; absent where there is none. */
  readonly default: string | undefined
  readonly description: string
}

/** Every key that a document of a schema may have, parents before children, each once. */
export function schemaRows(schema: JsonSchema): readonly SchemaRow[] {
  const rows = new Map<string, SchemaRow>()
  collect(schema, { at: '', isOneForm: false, rows })
  return [...rows.values()]
}

interface Walk {
  readonly at: string
  /** Whether this is one of several forms, of which a document has one. */
  readonly isOneForm: boolean
  readonly rows: Map<string, SchemaRow>
}

function collect(schema: JsonSchema, walk: Walk): void {
  const { at, rows } = walk
  const branches = branchesOf(schema)
  const areForms = branches.filter(({ properties }) => properties !== undefined).length > 1
  for (const branch of branches) collect(branch, { at, isOneForm: areForms, rows })
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const key = at === '' ? name : `${at}.${name}`
    const isNeeded = schema.required?.includes(name) ?? false
    if (!rows.has(key)) {
      rows.set(key, {
        key,
        type: typeText(member),
        required: isNeeded ? (walk.isOneForm ? 'in-one-form' : 'always') : 'no',
        default: defaultText(member.default),
        description: member.description ?? '',
      })
    }
    collect(member, { at: key, isOneForm: false, rows })
  }
  if (schema.items) collect(schema.items, { at: `${at}[]`, isOneForm: false, rows })
  if (typeof schema.additionalProperties === 'object') {
    collect(schema.additionalProperties, { at: `${at}.<name>`, isOneForm: false, rows })
  }
}

function branchesOf(schema: JsonSchema): readonly JsonSchema[] {
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
}

function defaultText(value: unknown): string | undefined {
  if (value === undefined || value === Number.MAX_SAFE_INTEGER) return undefined
  const isEmptyObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isEmptyObject && Object.keys(value).length === 0 ? undefined : JSON.stringify(value)
}

/** What may stand there, in words. */
function typeText(schema: JsonSchema): string {
  const branches = branchesOf(schema)
  if (branches.length > 0) return [...new Set(branches.map(typeText))].join(' or ')
  if (schema.enum) return schema.enum.map((each) => `\`${each}\``).join(', ')
  if (schema.const !== undefined) return `\`${schema.const}\``
  if (schema.type === 'array') {
    const least = schema.minItems ? `, at least ${schema.minItems}` : ''
    return `list of ${schema.items ? typeText(schema.items) : 'anything'}${least}`
  }
  if (schema.type === 'object') return schema.properties ? 'block' : 'map by name'
  if (schema.type === 'string') return stringText(schema)
  if (schema.type === 'boolean') return '`true` or `false`'
  if (schema.type === 'number' || schema.type === 'integer') return numberText(schema)
  return 'anything'
}

function stringText({ pattern, format }: JsonSchema): string {
  if (format === 'uri') return 'IRI'
  if (format === 'date') return 'date, `YYYY-MM-DD`'
  return pattern?.startsWith('^[A-Z]') ? 'code' : 'text'
}

function numberText({ type, minimum, maximum }: JsonSchema): string {
  const kind = type === 'integer' ? 'whole number' : 'number'
  const bounded = (bound: number | undefined): bound is number =>
    bound !== undefined && Math.abs(bound) !== Number.MAX_SAFE_INTEGER
  if (bounded(minimum) && bounded(maximum)) return `${kind}, ${minimum} to ${maximum}`
  if (bounded(minimum)) return `${kind}, ${minimum} or more`
  return bounded(maximum) ? `${kind}, ${maximum} or less` : kind
}

const units: readonly (readonly [RegExp, string])[] = [
  [/_ms$|Ms$/, 'milliseconds'],
  [/_seconds$|Seconds$/, 'seconds'],
  [/_days$|Days$/, 'days'],
  [/_bytes$|Bytes$/, 'bytes'],
  [/_visits$|Visits$/, 'visits'],
  [/Sentences$/, 'sentences'],
  [/Reach$/, 'characters'],
]

/** The unit of a number, by the key that it stands under. */
export function unitOf(row: SchemaRow): string {
  if (!/number/.test(row.type)) return ''
  if (/^number, 0(\.\d+)? to [01](\.\d+)?$/.test(row.type)) return 'share of 1'
  return units.find(([pattern]) => pattern.test(row.key))?.[1] ?? 'count'
}

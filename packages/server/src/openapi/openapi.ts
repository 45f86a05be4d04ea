import { z } from 'zod'
import { compatibleErrorSchema } from '../compatible/compatible-errors.ts'
import { problemSchema } from '../problems/problem.ts'
import type { Route } from '../routes/route.ts'

type Json = Readonly<Record<string, unknown>>
type Schemas = Record<string, unknown>

/** An OpenAPI 3.1 document, as far as it is read here. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: Json
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly components: Json
}

const TITLES: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Taken',
  204: 'Done, with nothing to say',
  304: 'As it was',
}

/** Describes the table of routes. Pure: the same table, the same document. */
export function openApiOf(routes: readonly Route[], version: string): OpenApiDocument {
  const schemas: Schemas = {}
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const operations = paths[route.path] ?? {}
    paths[route.path] = operations
    operations[route.method.toLowerCase()] = operationOf(route, schemas)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'FCC',
      version,
      description: 'Governed persona workflows of the tenant that the credential is for.',
    },
    paths,
    components: {
      schemas,
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operationOf(route: Route, schemas: Schemas): Json {
  const isOpen = route.access === 'public'
  const problem =
    route.errors === 'compatible'
      ? {
          description: 'An error, as clients of this endpoint read it',
          content: {
            'application/json': { schema: schemaOf(compatibleErrorSchema, 'output', schemas) },
          },
        }
      : {
          description: 'A problem (RFC 9457)',
          content: {
            'application/problem+json': { schema: schemaOf(problemSchema, 'output', schemas) },
          },
        }
  const answered = Object.entries(route.responses).map(([status, each]) => [
    status,
    answerOf(Number(status), each, schemas),
  ])
  const failed = problemsOf(route).map((status) => [status, problem])
  return {
    operationId: route.id,
    summary: route.summary,
    'x-fcc-access': route.access,
    ...(route.passes ? { 'x-fcc-passes': route.passes } : {}),
    security: isOpen ? [] : [{ key: [] }, { token: [] }],
    parameters: [
      ...parametersOf(route.params, 'path', schemas),
      ...parametersOf(route.query, 'query', schemas),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: !route.body.safeParse(undefined).success,
            content: { 'application/json': { schema: schemaOf(route.body, 'input', schemas) } },
          },
        }
      : {}),
    responses: bothOf(Object.fromEntries(failed), Object.fromEntries(answered)),
  }
}

/** Of a status that both have, either's content may come. */
function bothOf(failed: Record<string, Json>, answered: Record<string, Json>): Json {
  const both = Object.entries(answered).map(([status, answer]) => {
    const other = failed[status]
    if (!other) return [status, answer]
    return [
      status,
      { ...other, content: { ...(other.content as Json), ...(answer.content as Json) } },
    ]
  })
  return { ...failed, ...Object.fromEntries(both) }
}

/** The statuses of problems that a route may answer with. */
function problemsOf({ access, params, query, body, problems = [] }: Route): readonly number[] {
  const all = [
    ...(access === 'public' ? [] : [401, 403, 429]),
    ...(params ? [404] : []),
    ...(body || query || params ? [400, 410, 422] : []),
    ...(body ? [404, 413, 415] : []),
    ...problems,
    500,
    503,
  ]
  return [...new Set(all)].sort((left, right) => left - right)
}

function answerOf(status: number, answered: Route['responses'][number], schemas: Schemas): Json {
  const description = TITLES[status] ?? 'Done'
  if (answered === null || answered === undefined) return { description }
  if (!(answered instanceof z.ZodType)) {
    const { mediaType } = answered as { readonly mediaType: string }
    // The schema of a stream would be that of each of its events: OpenAPI 3.1 has no word for it.
    const isStream = mediaType === 'text/event-stream'
    return { description, content: { [mediaType]: isStream ? {} : { schema: { type: 'string' } } } }
  }
  const schema = schemaOf(answered, 'output', schemas)
  return { description, content: { 'application/json': { schema } } }
}

function parametersOf(
  schema: z.ZodType | undefined,
  place: 'path' | 'query',
  schemas: Schemas,
): readonly Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input', schemas) as {
    readonly properties?: Readonly<Record<string, Json>>
    readonly required?: readonly string[]
  }
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
    ...(typeof each.description === 'string' ? { description: each.description } : {}),
  }))
}

/** The JSON Schema of a zod schema; those that have an id are among the components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Schemas): unknown {
  const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  for (const [name, definition] of Object.entries($defs)) schemas[name] = withReferences(definition)
  const { id } = own
  if (typeof id !== 'string') return withReferences(own)
  schemas[id] = withReferences(own)
  return { $ref: `#/components/schemas/${id}` }
}

/** References lead to the components, and the id of a schema is its name there alone. */
function withReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferences)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => key !== 'id' || typeof each !== 'string')
      .map(([key, each]) => [
        key,
        key === '$ref' && typeof each === 'string'
          ? each.replace('#/$defs/', '#/components/schemas/')
          : withReferences(each),
      ]),
  )
}

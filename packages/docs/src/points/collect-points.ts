import * as contracts from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { z } from 'zod'
import { type JsonSchema, type SchemaRow, schemaRows } from '../schema/schema-rows.ts'
import { type Declaration, declarationsOf, typesIn } from '../source/declarations.ts'
import { codeExample, documentExample, type PointExample } from './point-examples.ts'

/** A contribution point as the reference tells of it. */
export interface PointEntry {
  readonly point: AnyPoint
  /** The name to import from `@fcc/contracts`. */
  readonly token: string
  /** What the token's comment says. */
  readonly comment: string
  /** The keys of its documents, where YAML files may hold it. */
  readonly document: { readonly key: string; readonly rows: readonly SchemaRow[] } | undefined
  /** What is contributed in code, as its types stand in the source. */
  readonly declarations: readonly Declaration[]
  readonly examples: readonly PointExample[]
}

/** Every contribution point that `@fcc/contracts` exports, by id. */
export function collectPoints(): readonly PointEntry[] {
  const declarations = declarationsOf('packages/contracts')
  return Object.entries(contracts)
    .flatMap(([token, value]) => (isPoint(value) ? [{ token, point: value }] : []))
    .map(({ token, point }): PointEntry => {
      const kind = contracts.DOCUMENT_KINDS.find((each) => each.point.id === point.id)
      const examples = [kind && documentExample(kind.key), codeExample(point.id)]
      return {
        point,
        token,
        comment: declarations.get(token)?.comment ?? '',
        document: kind && { key: kind.key, rows: rowsOf(kind.schema) },
        declarations: valueDeclarations(token, declarations),
        examples: examples.filter((example) => example !== undefined),
      }
    })
    .sort((left, right) => (left.point.id < right.point.id ? -1 : 1))
}

function isPoint(value: unknown): value is AnyPoint {
  return (value as { readonly '~kind'?: unknown } | null)?.['~kind'] === 'fcc.point'
}

function rowsOf(schema: z.ZodType): readonly SchemaRow[] {
  return schemaRows(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
}

/** The type of a point's values, and the types of the same folder that it stands on. */
function valueDeclarations(
  token: string,
  all: ReadonlyMap<string, Declaration>,
): readonly Declaration[] {
  const definition = all.get(token)
  const shapes = definition === undefined ? [] : typesIn(definition.node)
  const roots = shapes.flatMap((shape) => {
    const declared = all.get(shape)
    return declared === undefined ? [] : typesIn(declared.node)
  })
  const folder = definition && folderOf(definition.file)
  const found = new Map<string, Declaration>()
  const add = (name: string, isRoot: boolean): void => {
    const declared = all.get(name)
    if (declared === undefined || found.has(name)) return
    if (!isRoot && folderOf(declared.file) !== folder) return
    found.set(name, declared)
    for (const other of typesIn(declared.node)) add(other, false)
  }
  for (const root of roots) if (root !== 'PointShape') add(root, true)
  return [...found.values()]
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'))
}

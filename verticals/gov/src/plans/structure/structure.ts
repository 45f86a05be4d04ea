import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { dataFolder } from '../../data-folder.ts'
import { dataUnreadable } from '../../diagnostics.ts'

/** What a value must be, in the words of JSON Schema that the OSCAL schemas use. */
export interface StructureNode {
  readonly ref?: string | undefined
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | undefined
  readonly properties?: Readonly<Record<string, StructureNode>> | undefined
  readonly required?: readonly string[] | undefined
  /** `false`: no other members; where it is left out, any. */
  readonly additionalProperties?: boolean | undefined
  readonly items?: StructureNode | undefined
  readonly minItems?: number | undefined
  readonly minimum?: number | undefined
  readonly enum?: readonly unknown[] | undefined
  readonly pattern?: string | undefined
  readonly format?: string | undefined
  readonly allOf?: readonly StructureNode[] | undefined
  readonly anyOf?: readonly StructureNode[] | undefined
}

/** The structure of a document: its definitions by name, and the one that the document is. */
export interface Structure {
  readonly root: string
  readonly definitions: Readonly<Record<string, StructureNode>>
}

const file = 'ssp-structure.json'
const node: z.ZodType<StructureNode> = z.lazy(() =>
  z.strictObject({
    ref: z.string().optional(),
    type: z.enum(['object', 'array', 'string', 'integer', 'number', 'boolean']).optional(),
    properties: z.record(z.string(), node).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.boolean().optional(),
    items: node.optional(),
    minItems: z.int().optional(),
    minimum: z.number().optional(),
    enum: z.array(z.unknown()).optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    allOf: z.array(node).optional(),
    anyOf: z.array(node).optional(),
  }),
)
const schema = z.object({ root: z.string(), definitions: z.record(z.string(), node) })

let loaded: Structure | undefined

/**
 * The structure of an OSCAL 1.2 system security plan, read from the package's data once per process.
 *
 * @throws FccError `FCC_GOV_DATA_UNREADABLE` where the package's data is damaged
 */
export function planStructure(): Structure {
  try {
    loaded ??= schema.parse(JSON.parse(readFileSync(new URL(file, dataFolder), 'utf8')))
    return loaded
  } catch (cause) {
    throw dataUnreadable(file, cause)
  }
}

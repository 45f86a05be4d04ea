import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Structure, StructureNode } from '../src/plans/structure/structure.ts'

/**
 * Derives `data/ssp-structure.json` from the published JSON schema of the OSCAL system security plan: which
 * members there are, which are required, and what form their values have. These are facts; titles and
 * descriptions are not taken over, and what nothing refers to is left out.
 *
 *   node scripts/generate-structure.ts [folder of the published files]
 */

const SOURCE = {
  title: 'OSCAL system security plan, JSON schema',
  file: 'oscal/oscal_ssp_schema.json',
  version: '1.2.1',
}
const ROOT = 'system-security-plan'

type Schema = Readonly<Record<string, unknown>>

/** The data file, as text, derived from the published schema under a folder. */
export function generateStructure(folder: string): string {
  const bytes = readFileSync(join(folder, SOURCE.file))
  const { definitions } = JSON.parse(bytes.toString()) as {
    definitions: Readonly<Record<string, Schema>>
  }
  const kept: Record<string, StructureNode> = {}
  const keep = (name: string): void => {
    const found = Object.keys(definitions).find((each) => shortName(each) === name)
    if (found === undefined) throw new Error(`The schema has no definition of ${name}.`)
    if (kept[name] !== undefined) return
    kept[name] = {}
    kept[name] = compact(definitions[found] ?? {}, keep)
  }
  keep(ROOT)
  const structure: Structure = {
    root: ROOT,
    definitions: Object.fromEntries(
      Object.entries(kept).sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { title, file, version } = SOURCE
  return `${JSON.stringify({ title, source: file, version, sha256, ...structure }, null, 1)}\n`
}

function compact(schema: Schema, keep: (name: string) => void): StructureNode {
  const node: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref') {
      const name = shortName(String(value).replace('#/definitions/', ''))
      keep(name)
      node.ref = name
    } else if (key === 'properties') {
      node.properties = Object.fromEntries(
        Object.entries(value as Readonly<Record<string, Schema>>).map(([name, child]) => [
          name,
          compact(child, keep),
        ]),
      )
    } else if (key === 'items') {
      node.items = compact(value as Schema, keep)
    } else if (key === 'allOf' || key === 'anyOf') {
      node[key] = (value as readonly Schema[]).map((child) => compact(child, keep))
    } else if (KEPT.has(key)) {
      node[key] = value
    } else if (!IGNORED.has(key)) {
      throw new Error(`The schema uses ${key}, which the structure does not know.`)
    }
  }
  return node
}

const KEPT = new Set([
  'type',
  'required',
  'additionalProperties',
  'minItems',
  'minimum',
  'enum',
  'pattern',
  'format',
])
const IGNORED = new Set(['$id', '$schema', '$comment', 'title', 'description', 'contentEncoding'])

function shortName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const here = fileURLToPath(new URL('..', import.meta.url))
  const folder = process.argv[2] ?? join(here, '../../../shared/data')
  writeFileSync(join(here, 'data/ssp-structure.json'), generateStructure(folder))
}

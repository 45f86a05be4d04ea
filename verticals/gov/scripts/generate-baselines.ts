import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'

/**
 * Derives `data/controls.json`, `data/statements.json` and `data/baselines.json` from the published OSCAL
 * files: control ids, which of them are withdrawn and into what, the ids of their statements' parts, and
 * which control is in which baseline. These are facts; no title and no prose is taken over.
 *
 *   node scripts/generate-baselines.ts [folder of the published files]
 */

interface ControlNode {
  readonly id: string
  readonly props?: readonly { readonly name: string; readonly value: string }[] | undefined
  readonly links?:
    | readonly { readonly href: string; readonly rel?: string | undefined }[]
    | undefined
  readonly parts?: readonly PartNode[] | undefined
  readonly controls?: readonly ControlNode[] | undefined
}
interface PartNode {
  readonly id?: string | undefined
  readonly name: string
  readonly parts?: readonly PartNode[] | undefined
}
const partNode: z.ZodType<PartNode> = z.lazy(() =>
  z.looseObject({
    id: z.string().optional(),
    name: z.string(),
    parts: z.array(partNode).optional(),
  }),
)
const controlNode: z.ZodType<ControlNode> = z.lazy(() =>
  z.looseObject({
    id: z.string(),
    props: z.array(z.looseObject({ name: z.string(), value: z.string() })).optional(),
    links: z.array(z.looseObject({ href: z.string(), rel: z.string().optional() })).optional(),
    parts: z.array(partNode).optional(),
    controls: z.array(controlNode).optional(),
  }),
)
const catalogueFile = z.object({
  groups: z.array(z.looseObject({ controls: z.array(controlNode) })),
})
const profileFile = z.object({
  profile: z.looseObject({
    metadata: z.looseObject({ title: z.string(), version: z.string() }),
    imports: z.array(
      z.looseObject({
        'include-controls': z.array(z.looseObject({ 'with-ids': z.array(z.string()) })),
      }),
    ),
  }),
})

const CATALOGUE = {
  title: 'NIST SP 800-53 revision 5, OSCAL catalogue',
  file: 'nist/sp800-53-rev5-catalog-groups.json',
  version: '5.0.1',
}
/** Published after the catalogue above: SP 800-53 releases 5.1.1 and 5.2.0. */
const ADDITIONS = {
  '5.1.1': 'ia-13 ia-13.1 ia-13.2 ia-13.3',
  '5.2.0': 'sa-15.13 sa-24 si-2.7',
}
const BASELINES = {
  LOW: 'nist/NIST_SP-800-53_rev5_LOW-baseline_profile.json',
  MODERATE: 'nist/NIST_SP-800-53_rev5_MODERATE-baseline_profile.json',
  HIGH: 'nist/NIST_SP-800-53_rev5_HIGH-baseline_profile.json',
  PRIVACY: 'nist/NIST_SP-800-53_rev5_PRIVACY-baseline_profile.json',
  'FEDRAMP-LOW': 'fedramp/FedRAMP_rev5_LOW-baseline_profile.json',
  'FEDRAMP-MODERATE': 'fedramp/FedRAMP_rev5_MODERATE-baseline_profile.json',
  'FEDRAMP-HIGH': 'fedramp/FedRAMP_rev5_HIGH-baseline_profile.json',
}

/** The data files, as text, derived from the published files under a folder. */
export function generateData(folder: string): Readonly<Record<string, string>> {
  const read = (file: string) => {
    const bytes = readFileSync(join(folder, file))
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  }
  const catalogue = read(CATALOGUE.file)
  const nodes = allControls(
    catalogueFile
      .parse(JSON.parse(catalogue.bytes.toString()))
      .groups.flatMap((group) => group.controls),
  )
  const controls = {
    title: CATALOGUE.title,
    source: CATALOGUE.file,
    version: CATALOGUE.version,
    sha256: catalogue.sha256,
    active: byFamily(nodes.filter((node) => !isWithdrawn(node)).map((node) => node.id)),
    withdrawn: Object.fromEntries(
      nodes.filter(isWithdrawn).map((node) => [node.id, successorsOf(node).join(' ')]),
    ),
    additions: ADDITIONS,
  }
  const statements = {
    title: CATALOGUE.title,
    source: CATALOGUE.file,
    version: CATALOGUE.version,
    sha256: catalogue.sha256,
    parts: Object.fromEntries(
      nodes
        .filter((node) => !isWithdrawn(node))
        .map((node) => [node.id, statementParts(node).join(' ')]),
    ),
  }
  const baselines = Object.fromEntries(
    Object.entries(BASELINES).map(([name, file]) => {
      const { bytes, sha256 } = read(file)
      const { profile } = profileFile.parse(JSON.parse(bytes.toString()))
      const ids = profile.imports.flatMap((part) =>
        part['include-controls'].flatMap((included) => included['with-ids']),
      )
      const { title, version } = profile.metadata
      return [name, { title, source: file, version, sha256, controls: byFamily(ids) }]
    }),
  )
  return {
    'controls.json': asText(controls),
    'statements.json': asText(statements),
    'baselines.json': asText(baselines),
  }
}

function allControls(nodes: readonly ControlNode[]): readonly ControlNode[] {
  return nodes.flatMap((node) => [node, ...allControls(node.controls ?? [])])
}

/** What follows `<control>_smt.` in the ids of a control's statement parts, in their order. */
function statementParts(node: ControlNode): readonly string[] {
  const idsOf = (part: PartNode): readonly string[] => [
    ...(part.id === undefined ? [] : [part.id]),
    ...(part.parts ?? []).flatMap(idsOf),
  ]
  const prefix = `${node.id}_smt.`
  return (node.parts ?? [])
    .filter((part) => part.name === 'statement')
    .flatMap(idsOf)
    .filter((id) => id.startsWith(prefix))
    .map((id) => id.slice(prefix.length))
}

function isWithdrawn(node: ControlNode): boolean {
  return node.props?.some((prop) => prop.name === 'status' && prop.value === 'withdrawn') ?? false
}

function successorsOf(node: ControlNode): readonly string[] {
  const targets = (node.links ?? [])
    .filter((link) => link.rel === 'incorporated-into' || link.rel === 'moved-to')
    .map((link) => link.href.replace(/^#/, '').replace(/_.*$/, ''))
  return [...new Set(targets)]
}

/** Ids as one line a family: a change shows as a change of one line. */
function byFamily(ids: readonly string[]): Record<string, string> {
  const families: Record<string, string> = {}
  for (const id of ids) {
    const family = id.slice(0, 2)
    families[family] = families[family] === undefined ? id : `${families[family]} ${id}`
  }
  return families
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const here = fileURLToPath(new URL('..', import.meta.url))
  const folder = process.argv[2] ?? join(here, '../../../shared/data')
  for (const [name, text] of Object.entries(generateData(folder))) {
    writeFileSync(join(here, 'data', name), text)
  }
}

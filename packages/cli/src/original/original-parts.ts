import type { Path } from './account.ts'
import { type Mapping, mappingOf, textOf } from './plain-values.ts'

/** The kinds of things of the original that are read. */
export type PartKind =
  | 'persona'
  | 'constitution'
  | 'reference'
  | 'workflow'
  | 'gate'
  | 'action'
  | 'scenario'
  | 'profile'

/** One thing in a file: what it is, where, and the name under which a mapping holds it. */
export interface OriginalPart {
  readonly kind: PartKind
  readonly path: Path
  readonly value: Mapping
  readonly key?: string | undefined
  /** Whether it is in a pack of an industry, whose personas name no phase. */
  readonly isOfPack?: boolean | undefined
}

const LISTS: Readonly<Record<string, PartKind>> = {
  personas: 'persona',
  constitutions: 'constitution',
  cross_references: 'reference',
  references: 'reference',
  workflows: 'workflow',
  quality_gates: 'gate',
  gates: 'gate',
  actions: 'action',
  scenarios: 'scenario',
}

/** Keys by which a file is a pack of an industry. */
const PACK_KEYS = ['domain', 'frameworks', 'compliance_frameworks', 'vertical']

/**
 * The things in a file, by the keys that the original uses: lists under `personas`, `constitutions`,
 * `cross_references`, `workflows`, `gates`, `actions` and `scenarios` (or mappings by id), and files of one thing. What is
 * under no such key is not among them.
 */
export function originalParts(root: unknown): readonly OriginalPart[] {
  if (Array.isArray(root)) {
    return root.flatMap((value, index) => single(value, [index]))
  }
  const mapping = mappingOf(root)
  if (!mapping) return []
  const listed = Object.entries(LISTS).flatMap(([key, kind]) => membersOf(mapping[key], key, kind))
  const isOfPack = PACK_KEYS.some((key) => mapping[key] !== undefined)
  const parts = isOfPack ? listed.map((part) => ({ ...part, isOfPack })) : listed
  return parts.length > 0 ? parts : single(mapping, [])
}

function membersOf(value: unknown, at: string, kind: PartKind): readonly OriginalPart[] {
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((member, index) => [index, member] as const)
    : Object.entries(mappingOf(value) ?? {})
  return members.flatMap(([key, member]) => {
    const part = mappingOf(member)
    if (!part) return []
    return [{ kind, path: [at, key], value: part, ...(typeof key === 'string' ? { key } : {}) }]
  })
}

function single(value: unknown, path: Path): readonly OriginalPart[] {
  const mapping = mappingOf(value)
  const kind = mapping && kindOf(mapping)
  return mapping && kind ? [{ kind, path, value: mapping }] : []
}

const PROFILE_KEYS = [
  'dimensions',
  'dimension_profile',
  'discernment',
  'discernment_traits',
  'design_target_factors',
]

function kindOf(value: Mapping): PartKind | undefined {
  if (mappingOf(value.riscear) || mappingOf(value.spec)) return 'persona'
  if (Array.isArray(value.nodes)) return 'workflow'
  if (textOf(value.source_id) && textOf(value.target_id)) return 'reference'
  if (Array.isArray(value.checks)) return 'gate'
  if (textOf(value.action_type)) return 'action'
  if (mappingOf(value.setup)) return 'scenario'
  if (textOf(value.persona_id) && PROFILE_KEYS.some((key) => value[key] !== undefined)) {
    return 'profile'
  }
  if (/^(hard_stop|mandatory|preferred)/m.test(Object.keys(value).join('\n'))) return 'constitution'
  return undefined
}

/** Where something is in a file of the original: keys and positions from its root. */
export type Path = readonly (string | number)[]

/**
 * What became of something.
 * - `came_over`: a document says it in a field that means the same
 * - `prose`: a model is told it, and no machine checks it
 * - `no_counterpart`: nothing here takes it; it is not in what was written
 */
export const OUTCOMES = ['came_over', 'prose', 'no_counterpart'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What became of one item of a file. Paths, names and reasons only; never its text. */
export interface Accounted {
  readonly file: string
  /** `personas[0].riscear.role`; empty for the file as a whole. */
  readonly item: string
  readonly outcome: Outcome
  /** Where it is now: `personas/RC constraints`. */
  readonly as?: string | undefined
  readonly why?: string | undefined
}

/** The account of one file. */
export interface Account {
  note(path: Path, outcome: Outcome, detail?: { readonly as?: string; readonly why?: string }): void
  /** Everything that was noted, and everything of `root` that was not, as without a counterpart. */
  items(root: unknown): readonly Accounted[]
}

const UNKNOWN = 'Nothing here takes it.'

/** Why, for keys of the original that are known and not brought over. */
const REASONS: Readonly<Record<string, string>> = {
  discernment: 'Personas here have no discernment traits.',
  design_target_factors: 'Personas here have no design targets.',
  dimension_profile: 'Personas here have no dimensions.',
  dimensions: 'Personas here have no dimensions.',
  permits: 'Nothing that is imported may permit what is denied otherwise.',
  scenarios: 'Scenarios are not brought over: theirs name no workflow and no inputs.',
  tags: 'There are no tags here.',
}

/** Begins the account of a file. What nobody notes is in it all the same: see `items`. */
export function createAccount(file: string): Account {
  const noted: (Accounted & { readonly path: Path })[] = []
  const rest = (value: unknown, path: Path): readonly Accounted[] => {
    if (noted.some((each) => isWithin(path, each.path))) return []
    const isLeaf = !noted.some((each) => isWithin(each.path, path))
    if (isLeaf && (path.length > 0 || childrenOf(value).length === 0)) {
      const why = REASONS[String(path.at(-1))] ?? UNKNOWN
      return [{ file, item: pathText(path), outcome: 'no_counterpart', why }]
    }
    return childrenOf(value).flatMap(([key, child]) => rest(child, [...path, key]))
  }
  return {
    note: (path, outcome, detail = {}) =>
      noted.push({ path, file, item: pathText(path), outcome, ...detail }),
    items: (root) => [...noted.map(({ path: _, ...item }) => item), ...rest(root, [])],
  }
}

/** Whether a path is another one, or leads into it. */
function isWithin(path: Path, outer: Path): boolean {
  return outer.every((part, index) => path[index] === part)
}

function childrenOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((child, index) => [index, child])
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** A path as people write it. */
export function pathText(path: Path): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`,
    )
    .join('')
}

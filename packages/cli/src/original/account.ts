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
  discernment: 'It is not in a form that is read: traits, each with ratings.',
  discernment_traits: 'It is not in a form that is read: traits, each with ratings.',
  design_target_factors: 'It is not in a form that is read: factors, each with ratings.',
  dimension_profile: 'It is not in a form that is read: categories of dimensions.',
  dimensions: 'It is not in a form that is read: categories of dimensions.',
  frameworks: 'What a pack works under is said by its personas, each by itself.',
  permits: 'Nothing that is imported may permit what is denied otherwise.',
  max_steps: 'A run here is bounded by its host, and a way back by its edge.',
}

/** Begins the account of a file. What nobody notes is in it all the same: see `items`. */
export function createAccount(file: string): Account {
  const noted: Accounted[] = []
  // Keys of the paths that were noted, and of all that lead to one: a file may have very many.
  const [exact, above] = [new Set<string>(), new Set<string>()]
  const rest = (value: unknown, path: Path): readonly Accounted[] => {
    const key = JSON.stringify(path)
    if (exact.has(key)) return []
    const children = childrenOf(value)
    if (above.has(key) || (path.length === 0 && children.length > 0)) {
      return children.flatMap(([name, child]) => rest(child, [...path, name]))
    }
    const why = REASONS[String(path.at(-1))] ?? UNKNOWN
    return [{ file, item: pathText(path), outcome: 'no_counterpart', why }]
  }
  return {
    note: (path, outcome, detail = {}) => {
      noted.push({ file, item: pathText(path), outcome, ...detail })
      exact.add(JSON.stringify(path))
      for (const length of path.keys()) above.add(JSON.stringify(path.slice(0, length)))
    },
    items: (root) => [...noted, ...rest(root, [])],
  }
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

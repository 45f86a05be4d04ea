/** What the template has for one contribution point. */
export interface Recipe {
  readonly point: string
  /** What it is, for whoever chooses. */
  readonly says: string
  /** The template's names, as its manifest lists them: `<plugin id>/<name>`. */
  readonly contributes: string
  /** Points it refers to, so that they come with it. */
  readonly requires: readonly string[]
  readonly source: CodeSource | DataSource
}

/** A value in `src`, contributed by `setup`. */
export interface CodeSource {
  readonly kind: 'code'
  /** `readability` for `src/readability.ts` and its test. */
  readonly file: string
  /** The value that the file exports. */
  readonly value: string
  /** Files that it shares with other recipes. */
  readonly uses: readonly string[]
}

/** A document in `data`. */
export interface DataSource {
  readonly kind: 'data'
  /** `persona` for `data/persona.yaml`. */
  readonly file: string
  /** Its test in `src`; none where the contract of the plugin says all there is to say. */
  readonly test: string | undefined
}

/** The schema of the plugin's settings; there is none where no recipe uses it. */
const SETTINGS_FILE = 'src/settings.ts'

const code = (file: string, value: string, ...uses: readonly string[]): CodeSource => ({
  kind: 'code',
  file,
  value,
  uses,
})
const data = (file: string, test?: 'has a contract'): DataSource => ({
  kind: 'data',
  file,
  test: test && `src/${file}.test.ts`,
})

/** Every point to start from, in the order of the alphabet. */
export const RECIPES: readonly Recipe[] = [
  {
    point: 'constitutions',
    says: 'rules that hold wherever it is installed',
    contributes: 'example-fcc-template/example-fcc-template',
    requires: [],
    source: data('constitution', 'has a contract'),
  },
  {
    point: 'detectors',
    says: 'text in, findings out',
    contributes: 'example-fcc-template/ticket-numbers',
    requires: [],
    source: code('ticket-numbers', 'ticketNumbers'),
  },
  {
    point: 'facts',
    says: 'words that predicates of rules may use',
    contributes: 'example-fcc-template/office-hours',
    requires: [],
    source: code('office-hours', 'officeHours'),
  },
  {
    point: 'gates',
    says: 'what work must show before it continues',
    contributes: 'example-fcc-template/has-sentences',
    requires: [],
    source: data('gate', 'has a contract'),
  },
  {
    point: 'label-schemes',
    says: 'how findings become labels',
    contributes: 'example-fcc-template/example_fcc_template_labels',
    requires: ['detectors'],
    source: data('label-scheme', 'has a contract'),
  },
  {
    point: 'personas',
    says: 'who does the work',
    contributes: 'example-fcc-template/PLED',
    requires: [],
    source: data('persona', 'has a contract'),
  },
  {
    point: 'scenarios',
    says: 'what people start',
    contributes: 'example-fcc-template/list-sentences',
    requires: ['gates', 'workflows'],
    source: data('scenario', 'has a contract'),
  },
  {
    point: 'scorers',
    says: 'a number from 0 to 1 with its reason',
    contributes: 'example-fcc-template/readability',
    requires: [],
    source: code('readability', 'readability', SETTINGS_FILE),
  },
  {
    point: 'skills',
    says: 'code that a persona performs',
    contributes: 'example-fcc-template/list-sentences',
    requires: [],
    source: code('list-sentences', 'listSentences'),
  },
  {
    point: 'templates',
    says: 'documents with slots for artifacts',
    contributes: 'example-fcc-template/sentence-review',
    requires: [],
    source: data('template'),
  },
  {
    point: 'validators',
    says: 'issues with their places',
    contributes: 'example-fcc-template/long-sentences',
    requires: [],
    source: code('long-sentences', 'longSentences', SETTINGS_FILE),
  },
  {
    point: 'workflows',
    says: 'which persona does what, in which order',
    contributes: 'example-fcc-template/list-sentences',
    requires: ['gates', 'personas', 'skills'],
    source: data('workflow'),
  },
]

/** The names of the points to start from. */
export const POINTS: readonly string[] = RECIPES.map(({ point }) => point)

/** Whether the plugin has settings. */
export function usesSettings(recipes: readonly Recipe[]): boolean {
  return recipes.some(({ source }) => source.kind === 'code' && source.uses.includes(SETTINGS_FILE))
}

/** What comes where nobody chose. */
export const DEFAULT_POINTS = {
  plugin: ['scorers'],
  vertical: ['constitutions', 'detectors', 'label-schemes', 'scenarios'],
} as const

/**
 * The recipes of the points asked for and of all that they bring, each once, in order. A name that
 * is no point is left to `POINTS` to judge beforehand.
 *
 * @example
 * resolveRecipes(['workflows']).map(({ point }) => point) // ['gates', 'personas', 'skills', 'workflows']
 */
export function resolveRecipes(points: readonly string[]): readonly Recipe[] {
  const wanted = new Set(points)
  // A set visits what is added while it is walked, so that what is required adds its own.
  for (const point of wanted) {
    const recipe = RECIPES.find((each) => each.point === point)
    for (const required of recipe?.requires ?? []) wanted.add(required)
  }
  return RECIPES.filter(({ point }) => wanted.has(point))
}

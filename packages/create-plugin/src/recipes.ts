import {
  EXECUTORS,
  OBJECT_STORES,
  OWN_POINT,
  SERVICES,
  STORES,
  TRANSPORTS,
} from './wired-recipes.ts'

/** What the template has for one contribution point, or for one other thing that a plugin can do. */
export interface Recipe {
  /** What whoever chooses it says: the id of a point, `own-point` or `services`. */
  readonly point: string
  /** What it is, for whoever chooses. */
  readonly says: string
  /** By point, the template's names as its manifest lists them: `<plugin id>/<name>`. */
  readonly contributes: Readonly<Record<string, string>>
  /** What else its manifest says: points it defines, services it provides. */
  readonly manifest?: Readonly<Record<string, object>> | undefined
  /** Points it refers to, so that they come with it. */
  readonly requires: readonly string[]
  readonly source: CodeSource | DataSource
}

/** A value in `src`, contributed by `setup`. */
export interface CodeSource {
  readonly kind: 'code'
  /** `readability` for `src/readability.ts` and its test. */
  readonly file: string
  /** Files that it shares with other recipes, or that come with it. */
  readonly uses: readonly string[]
  /** How `src/index.ts` brings it in. */
  readonly wiring: Wiring
  /** Packages of the template that only some recipes need. */
  readonly packages: readonly string[]
}

/** What of `src/index.ts` is one recipe's. */
export interface Wiring {
  /** Names from `@fcc/contracts`. */
  readonly contracts: readonly string[]
  /** By file in `src`, the names from it. */
  readonly local: Readonly<Record<string, readonly string[]>>
  /** Fields of the definition besides `id`, `settings` and `setup`. */
  readonly fields?: readonly string[] | undefined
  /** What `setup` takes besides `contribute`. */
  readonly takes?: readonly string[] | undefined
  /** The lines of `setup`. */
  readonly setup: readonly string[]
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

const code = (point: string, name: string, file: string, value: string, ...uses: string[]) => ({
  point,
  contributes: { [point]: `example-fcc-template/${name}` },
  requires: [],
  source: {
    kind: 'code',
    file,
    uses,
    packages: uses.includes(SETTINGS_FILE) ? ['zod'] : [],
    wiring: {
      contracts: [point],
      local: { [file]: [value] },
      setup: [`contribute(${point}, ${value})`],
    },
  } satisfies CodeSource,
})
const data = (file: string, test?: 'has a contract'): DataSource => ({
  kind: 'data',
  file,
  test: test && `src/${file}.test.ts`,
})

/** Everything to start from, in the order of the alphabet. */
export const RECIPES: readonly Recipe[] = [
  {
    ...code('commands', 'count-sentences', 'count-sentences', 'countSentences'),
    says: 'commands of the command line',
  },
  {
    point: 'constitutions',
    says: 'rules that hold wherever it is installed',
    contributes: { constitutions: 'example-fcc-template/example-fcc-template' },
    requires: [],
    source: data('constitution', 'has a contract'),
  },
  {
    ...code('detectors', 'ticket-numbers', 'ticket-numbers', 'ticketNumbers'),
    says: 'text in, findings out',
  },
  EXECUTORS,
  {
    ...code('exporters', 'audit-lines', 'audit-lines', 'auditLines'),
    says: 'records of runs in a format of their own',
  },
  {
    ...code('facts', 'office-hours', 'office-hours', 'officeHours'),
    says: 'words that predicates of rules may use',
  },
  {
    point: 'gates',
    says: 'what work must show before it continues',
    contributes: { gates: 'example-fcc-template/has-sentences' },
    requires: [],
    source: data('gate', 'has a contract'),
  },
  {
    point: 'label-schemes',
    says: 'how findings become labels',
    contributes: { 'label-schemes': 'example-fcc-template/example_fcc_template_labels' },
    requires: ['detectors'],
    source: data('label-scheme', 'has a contract'),
  },
  OBJECT_STORES,
  OWN_POINT,
  {
    point: 'personas',
    says: 'who does the work',
    contributes: { personas: 'example-fcc-template/PLED' },
    requires: [],
    source: data('persona', 'has a contract'),
  },
  {
    ...code('providers', 'echo', 'echo', 'echo'),
    says: 'models behind one port',
  },
  {
    point: 'scenarios',
    says: 'what people start',
    contributes: { scenarios: 'example-fcc-template/list-sentences' },
    requires: ['gates', 'workflows'],
    source: data('scenario', 'has a contract'),
  },
  {
    ...code('scorers', 'readability', 'readability', 'readability', SETTINGS_FILE),
    says: 'a number from 0 to 1 with its reason',
  },
  SERVICES,
  {
    ...code('skills', 'list-sentences', 'list-sentences', 'listSentences'),
    says: 'code that a persona performs',
  },
  STORES,
  {
    ...code('subscribers', 'run-endings', 'run-endings', 'runEndings'),
    says: 'what hears how runs go',
  },
  {
    point: 'templates',
    says: 'documents with slots for artifacts',
    contributes: { templates: 'example-fcc-template/sentence-review' },
    requires: [],
    source: data('template'),
  },
  TRANSPORTS,
  {
    ...code('validators', 'long-sentences', 'long-sentences', 'longSentences', SETTINGS_FILE),
    says: 'issues with their places',
  },
  {
    point: 'vocabularies',
    says: 'words of a field, with codes and synonyms',
    contributes: { vocabularies: 'example-fcc-template/example-fcc-template-words' },
    requires: [],
    source: data('vocabulary', 'has a contract'),
  },
  {
    point: 'workflows',
    says: 'which persona does what, in which order',
    contributes: { workflows: 'example-fcc-template/list-sentences' },
    requires: ['gates', 'personas', 'skills'],
    source: data('workflow'),
  },
]

/** The names of what there is to start from. */
export const POINTS: readonly string[] = RECIPES.map(({ point }) => point)

/** Whether the plugin has settings. */
export function usesSettings(recipes: readonly Recipe[]): boolean {
  return recipes.some(({ source }) => source.kind === 'code' && source.uses.includes(SETTINGS_FILE))
}

/** What comes where nobody chose. */
export const DEFAULT_POINTS = {
  plugin: ['scorers'],
  vertical: ['constitutions', 'detectors', 'label-schemes', 'scenarios'],
  // Its template has one of each, and nothing to choose.
  data: [],
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

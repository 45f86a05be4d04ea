import { type CodeSource, type Recipe, usesSettings } from './recipes.ts'

type CodeRecipe = Recipe & { readonly source: CodeSource }

const hasCode = (recipe: Recipe): recipe is CodeRecipe => recipe.source.kind === 'code'
/** Characters of a line; a longer one is broken, as the template's formatter breaks it. */
const MAX_LINE = 100

/**
 * The text of `src/index.ts` that contributes the chosen recipes, in the template's own names. The
 * template's own file is this text for every recipe, which a test holds it to. Pure.
 */
export function scaffoldIndex(recipes: readonly Recipe[]): string {
  const coded = recipes.filter(hasCode).map(({ source }) => source.wiring)
  const hasData = recipes.length > coded.length
  const hasSettings = usesSettings(recipes)
  const contracts = [
    ...(hasData ? ['contributeCatalogue'] : []),
    ...coded.flatMap(({ contracts }) => contracts),
  ]
  const local = [
    ...coded.flatMap(({ local }) => Object.entries(local)),
    ...(hasSettings ? [['settings', ['settingsSchema']] as const] : []),
  ].sort(([left], [right]) => (left < right ? -1 : 1))
  const takes = ['contribute', ...coded.flatMap(({ takes = [] }) => takes)]
  return [
    importLine([...new Set(contracts)].sort(), '@fcc/contracts'),
    importLine(['definePlugin'], '@fcc/plugin-api'),
    ...local.map(([file, names]) => importLine(names, `./${file}.ts`)),
    '',
    'export default definePlugin({',
    "  id: 'example-fcc-template',",
    ...(hasSettings ? ['  settings: settingsSchema,'] : []),
    ...coded.flatMap(({ fields = [] }) => fields.map((field) => `  ${field}`)),
    `  setup({ ${takes.join(', ')} }) {`,
    ...coded.flatMap(({ setup }) => setup.map((line) => `    ${line}`)),
    ...(hasData
      ? [
          "    const folder = new URL('../data/', import.meta.url)",
          "    contributeCatalogue(contribute, { pluginId: 'example-fcc-template', folder })",
        ]
      : []),
    '  },',
    '})',
    '',
  ].join('\n')
}

/** As the formatter writes it: names on lines of their own where one line is too short. */
function importLine(names: readonly string[], specifier: string): string {
  const line = `import { ${names.join(', ')} } from '${specifier}'`
  if (line.length <= MAX_LINE) return line
  return `import {\n${names.map((name) => `  ${name},\n`).join('')}} from '${specifier}'`
}

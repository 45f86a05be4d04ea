import { pluginIdOf } from './package-name.ts'
import { RECIPES, type Recipe, resolveRecipes } from './recipes.ts'
import type { Request } from './request.ts'
import { scaffoldDataManifest } from './scaffold-data-manifest.ts'
import { scaffoldIndex } from './scaffold-index.ts'
import { scaffoldManifest } from './scaffold-manifest.ts'

/** A file of a package: its path with forward slashes, and its text. */
export interface PackageFile {
  readonly path: string
  readonly text: string
}

const DATA_TEMPLATE_NAME = '@example/fcc-template-data'
const DATA_TEMPLATE_ID = 'example-fcc-template-data'
const TEMPLATE_NAME = '@example/fcc-template'
const TEMPLATE_ID = 'example-fcc-template'
/** The id as a word that predicates can use. */
const TEMPLATE_WORD = 'example_fcc_template'

/** npm takes a `.gitignore` in a package for its own, so that the template keeps it under another name. */
const renamed: Readonly<Record<string, string>> = { _gitignore: '.gitignore' }

/**
 * The files of a new plugin package, sorted by path. Pure: the same request gives the same bytes.
 *
 * @param template every file of the template
 */
export function scaffold(
  template: readonly PackageFile[],
  request: Request,
): readonly PackageFile[] {
  const files =
    request.kind === 'data' ? dataFiles(template, request) : codeFiles(template, request)
  return files
    .map(({ path, text }) => ({
      path: renamed[path] ?? path,
      text: withNames(text, request.packageName),
    }))
    .sort((left, right) => (left.path < right.path ? -1 : 1))
}

/** The points that a package's files contribute to, as its report lists them. */
export function contributedPoints(
  files: readonly PackageFile[],
  request: Request,
): readonly string[] {
  if (request.kind !== 'data') return resolveRecipes(request.points).map(({ point }) => point)
  const manifest = files.find(({ path }) => path === 'package.json')?.text ?? '{}'
  const { fcc } = JSON.parse(manifest) as { readonly fcc?: { readonly contributes?: object } }
  return Object.keys(fcc?.contributes ?? {})
}

function codeFiles(template: readonly PackageFile[], request: Request): readonly PackageFile[] {
  const recipes = resolveRecipes(request.points)
  const wanted = isWanted(recipes)
  return template
    .filter(({ path }) => wanted(path))
    .map((file) => ({ path: file.path, text: contentOf(file, request, recipes) }))
}

/** A package of data has all of its template: there is one of each thing, and little of it. */
function dataFiles(template: readonly PackageFile[], request: Request): readonly PackageFile[] {
  return template.map(({ path, text }) => {
    if (path !== 'package.json') return { path, text }
    const written = JSON.parse(text) as Readonly<Record<string, unknown>>
    return { path, text: `${JSON.stringify(scaffoldDataManifest(written, request), null, 2)}\n` }
  })
}

/** Files of no recipe belong to every package; the others come with theirs. */
function isWanted(chosen: readonly Recipe[]): (path: string) => boolean {
  const left = new Set(RECIPES.filter((recipe) => !chosen.includes(recipe)).flatMap(filesOf))
  const kept = new Set(chosen.flatMap(filesOf))
  return (path) => kept.has(path) || !left.has(path)
}

function filesOf({ source }: Recipe): readonly string[] {
  if (source.kind === 'data')
    return [`data/${source.file}.yaml`, ...(source.test === undefined ? [] : [source.test])]
  return [`src/${source.file}.ts`, `src/${source.file}.test.ts`, ...source.uses]
}

function contentOf(file: PackageFile, request: Request, recipes: readonly Recipe[]): string {
  if (file.path === 'package.json') {
    const template = JSON.parse(file.text) as Readonly<Record<string, unknown>>
    return `${JSON.stringify(scaffoldManifest(template, request, recipes), null, 2)}\n`
  }
  if (file.path === 'src/index.ts') return scaffoldIndex(recipes)
  if (file.path === 'README.md') return withChosenParts(file.text, recipes)
  return file.text
}

/** Keeps what stands between `<!-- point: X -->` and `<!-- end -->` where X was chosen. */
function withChosenParts(text: string, recipes: readonly Recipe[]): string {
  return text.replace(/<!-- point: (\S+) -->\n([\s\S]*?)<!-- end -->\n/g, (_, point, part) =>
    recipes.some((recipe) => recipe.point === point) ? part : '',
  )
}

/** In one pass, so that a name which contains one of the template's is left as it is. */
function withNames(text: string, packageName: string): string {
  const id = pluginIdOf(packageName)
  const names: Readonly<Record<string, string>> = {
    [DATA_TEMPLATE_NAME]: packageName,
    [DATA_TEMPLATE_ID]: id,
    [TEMPLATE_NAME]: packageName,
    [TEMPLATE_ID]: id,
    [TEMPLATE_WORD]: id.replaceAll('-', '_'),
  }
  return text.replace(
    /@example\/fcc-template(-data)?|example[-_]fcc[-_]template(-data)?/g,
    (name) => names[name] ?? name,
  )
}

import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AnyPoint, type Diagnostic, FccError, type SetupContext } from '@fcc/plugin-api'
import { type CatalogueReading, readDocuments } from './read-documents.ts'

const extensions = new Set(['.yaml', '.yml', '.json'])

/**
 * Reads every catalogue document under a folder (or one file), in the order of file names.
 * Messages name files relative to `base`; `points` are those of plugins that take documents. A link that leads out of the folder is not followed: what it
 * names belongs to somebody else.
 */
export function readCatalogue(
  folder: string | URL,
  base: string = typeof folder === 'string' ? folder : fileURLToPath(folder),
  points: readonly AnyPoint[] = [],
): CatalogueReading {
  const root = typeof folder === 'string' ? folder : fileURLToPath(folder)
  const readings = filesUnder(root).map((file): CatalogueReading => {
    const named = relative(base, file) || file
    const real = fileInside(file, root)
    if (real === undefined) return { documents: [], problems: [outside(named)] }
    return readDocuments(readFileSync(real, 'utf8'), { file: named, points })
  })
  return {
    documents: readings.flatMap((reading) => reading.documents),
    problems: readings.flatMap((reading) => reading.problems),
  }
}

/** Where a file really lies, if that is a regular file inside the folder that was named. */
function fileInside(file: string, root: string): string | undefined {
  try {
    const real = realpathSync(file)
    // The folder itself may be a link beside what it names, as a release that is current.
    const within = file === root ? realpathSync(dirname(root)) : folderInside(root)
    const isInside =
      within !== undefined && real.startsWith(within === sep ? sep : `${within}${sep}`)
    return isInside && statSync(real).isFile() ? real : undefined
  } catch {
    return undefined
  }
}

function folderInside(root: string): string | undefined {
  const [real, parent] = [realpathSync(root), realpathSync(dirname(root))]
  return real === parent || real.startsWith(parent === sep ? sep : `${parent}${sep}`)
    ? real
    : undefined
}

function outside(file: string): Diagnostic {
  return {
    severity: 'error',
    code: 'FCC_CATALOGUE_OUTSIDE',
    why: `${file} is a link out of its folder, or no file.`,
    fix: 'Copy into the folder what the link names, or name that place in the configuration.',
    place: { file },
  }
}

function filesUnder(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const child = join(path, entry.name)
      if (entry.isDirectory()) return filesUnder(child)
      return extensions.has(extname(entry.name)) ? [child] : []
    })
}

/**
 * Contributes every document under a plugin's data folder, its ids qualified by the plugin's.
 *
 * @throws FccError `FCC_CATALOGUE_INVALID` with every problem, when a document is not valid.
 * @example
 * setup({ contribute }) {
 *   contributeCatalogue(contribute, { pluginId: 'fcc-healthcare', folder: new URL('../data/', import.meta.url) })
 * }
 */
export function contributeCatalogue(
  contribute: SetupContext<unknown, unknown, never, never>['contribute'],
  source: {
    readonly pluginId: string
    readonly folder: URL
    /** Points of other plugins, imported from where they are defined, whose documents are there too. */
    readonly points?: readonly AnyPoint[] | undefined
  },
): void {
  const { documents, problems } = readCatalogue(source.folder, undefined, source.points)
  const first = problems[0]
  if (first) {
    throw new FccError({
      code: 'FCC_CATALOGUE_INVALID',
      why: problems
        .map(({ place, why }) => `${place?.file}:${place?.line}:${place?.column} ${why}`)
        .join('\n'),
      fix: first.fix,
      place: first.place,
      pluginId: source.pluginId,
    })
  }
  for (const document of documents) {
    const id = `${source.pluginId}/${document.name}`
    // Constitutions keep their own name: rules are cited as `hipaa/phi-needs-agreement`.
    const value = { ...document.value, id }
    contribute(document.point, value, { file: document.file, line: document.line })
  }
}

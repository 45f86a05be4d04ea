import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FccError, type SetupContext } from '@fcc/plugin-api'
import { type CatalogueReading, readDocuments } from './read-documents.ts'

const extensions = new Set(['.yaml', '.yml', '.json'])

/**
 * Reads every catalogue document under a folder (or one file), in the order of file names.
 * Messages name files relative to `base`.
 */
export function readCatalogue(
  folder: string | URL,
  base: string = typeof folder === 'string' ? folder : fileURLToPath(folder),
): CatalogueReading {
  const root = typeof folder === 'string' ? folder : fileURLToPath(folder)
  const readings = filesUnder(root).map((file) =>
    readDocuments(readFileSync(file, 'utf8'), { file: relative(base, file) || file }),
  )
  return {
    documents: readings.flatMap((reading) => reading.documents),
    problems: readings.flatMap((reading) => reading.problems),
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
  source: { readonly pluginId: string; readonly folder: URL },
): void {
  const { documents, problems } = readCatalogue(source.folder)
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

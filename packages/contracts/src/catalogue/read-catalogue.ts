import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AnyPoint, type Diagnostic, FccError, type SetupContext } from '@fcc/plugin-api'
import { type CatalogueFile, filesIn } from './catalogue-files.ts'
import { readCompiled } from './compiled-catalogue.ts'
import { onceRead } from './known-readings.ts'
import { type CatalogueReading, readDocuments } from './read-documents.ts'

/**
 * Reads every catalogue document under a folder (or one file), in the order of file names.
 * Messages name files relative to `base`; `points` are those of plugins that take documents; of more than
 * `maxDocuments` none is read. A link that leads out of the folder is not followed: what it
 * names belongs to somebody else.
 */
export function readCatalogue(
  folder: string | URL,
  base: string = typeof folder === 'string' ? folder : fileURLToPath(folder),
  points: readonly AnyPoint[] = [],
  maxDocuments = Number.POSITIVE_INFINITY,
): CatalogueReading {
  const files = filesIn(pathOf(folder))
  const count = files.reduce((sum, { text = '' }) => sum + documentsIn(text), 0)
  // Counted before anything is read: reading takes milliseconds for each, and holds up everybody else.
  if (count <= maxDocuments) {
    return readFiles(files, base, (text, file) => readDocuments(text, { file, points }))
  }
  const file = relative(base, pathOf(folder)) || pathOf(folder)
  return { documents: [], problems: [tooMany(file, count, maxDocuments)], leftOut: [] }
}

/** About how many documents a text holds: one more than it has lines that part them. */
function documentsIn(text: string): number {
  return (text.match(/^---(?=\s|$)/gm)?.length ?? 0) + 1
}

function tooMany(file: string, count: number, most: number): Diagnostic {
  return {
    severity: 'error',
    code: 'FCC_CATALOGUE_TOO_MANY',
    why: `${file} has about ${count} documents, and ${most} may be read; none of them was.`,
    fix: 'Move what is shared to a package of data, whose build writes it down once, or raise limits.max_tenant_documents in fcc.yaml.',
    place: { file },
  }
}

const pathOf = (folder: string | URL): string =>
  typeof folder === 'string' ? folder : fileURLToPath(folder)

/** Finds something out when it is first asked for, and not again. */
function asked<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined
  return () => {
    found ??= { value: find() }
    return found.value
  }
}

function readFiles(
  files: readonly CatalogueFile[],
  base: string,
  read: (text: string, file: string, path: string) => CatalogueReading,
): CatalogueReading {
  const readings = files.map(({ file, path, text }): CatalogueReading => {
    const named = relative(base, file) || file
    if (text === undefined) return { documents: [], problems: [outside(named)], leftOut: [] }
    return read(text, named, path)
  })
  return {
    documents: readings.flatMap((reading) => reading.documents),
    problems: readings.flatMap((reading) => reading.problems),
    leftOut: readings.flatMap((reading) => reading.leftOut),
  }
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
    readonly folder: string | URL
    /** The files of that folder, where somebody read them already. */
    readonly files?: readonly CatalogueFile[] | undefined
    /** Where the package's build wrote down what the folder says, by `compileCatalogue`; need not be there. */
    readonly compiled?: URL | undefined
    /** Points of other plugins, imported from where they are defined, whose documents are there too. */
    readonly points?: readonly AnyPoint[] | undefined
  },
): void {
  const folder = pathOf(source.folder)
  const files = source.files ?? filesIn(folder)
  const { points = [] } = source
  const compiled = asked(() => source.compiled && readCompiled(source.compiled))
  const { documents, problems } = readFiles(files, folder, (text, file, path) => {
    const read = () => readDocuments(text, { file, points, compiled: compiled()?.files[path] })
    // Whether a document fits a point of a plugin is for that plugin to say, each time.
    return points.length === 0 ? onceRead(folder, file, text, read) : read()
  })
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

import { statSync } from 'node:fs'
import { definePlugin, FccError, type Plugin } from '@fcc/plugin-api'
import { type CatalogueFile, filesIn } from './catalogue-files.ts'
import { contributeCatalogue } from './read-catalogue.ts'

/** Where the documents of a package without code are: in a folder, or taken along as texts by a build. */
export type DataSource =
  | {
      readonly folder: string
      /** The folder of the package: no link leads out of it. The one above `folder` where absent. */
      readonly within?: string | undefined
    }
  | {
      /** Path in the folder → text. */
      readonly files: Readonly<Record<string, string>>
    }

/**
 * The plugin that a package without code is: it contributes what its documents say. A host makes it of
 * `fcc.data` in the manifest; nobody writes it by hand.
 *
 * @throws FccError `FCC_CATALOGUE_MISSING` in `setup` where the folder is not there or has no document
 * @example
 * dataPlugin('acme-letters', { folder: 'node_modules/acme-letters/data' })
 */
export function dataPlugin(id: string, source: DataSource): Plugin {
  return definePlugin({
    id,
    setup({ contribute }) {
      const folder = 'folder' in source ? source.folder : '/'
      const files = 'folder' in source ? filesOfFolder(id, source) : textsOf(source.files)
      contributeCatalogue(contribute, { pluginId: id, folder, files })
    },
  })
}

/**
 * The texts of a data folder by path, for a build that takes them along; `within` as in {@link DataSource}.
 *
 * @throws FccError `FCC_CATALOGUE_MISSING`
 */
export function dataTexts(
  id: string,
  folder: string,
  within?: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesOfFolder(id, { folder, within }).flatMap(({ path, text }) =>
      text === undefined ? [] : [[path, text]],
    ),
  )
}

function textsOf(files: Readonly<Record<string, string>>): readonly CatalogueFile[] {
  return Object.entries(files).map(([path, text]) => ({ file: `/${path}`, path, text }))
}

function filesOfFolder(
  id: string,
  { folder, within }: { readonly folder: string; readonly within?: string | undefined },
): readonly CatalogueFile[] {
  const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
  const files = isThere ? filesIn(folder, within) : []
  if (files.length > 0) return files
  throw new FccError({
    code: 'FCC_CATALOGUE_MISSING',
    why: isThere
      ? `The plugin ${id} is data alone, and ${folder} has no document: no file that ends in .yaml, .yml or .json.`
      : `The plugin ${id} is data alone, and there is no folder ${folder}.`,
    fix: 'Write its documents there, name the folder in files of its package.json so that it is packed, or correct fcc.data.',
    place: { file: folder },
    pluginId: id,
  })
}

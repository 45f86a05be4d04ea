import { renameSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { compileCatalogue } from './src/catalogue/compile-catalogue.ts'

/**
 * Writes down beside sources what a build writes beside the bundle; pairs of a folder of documents and a folder of
 * sources are its arguments. Tests start hundreds of runtimes from the sources, and reading 102 personas from YAML
 * costs each process most of a second.
 */
const folders = process.argv.slice(2).map((folder) => pathToFileURL(`${folder}/`))
for (let index = 0; index + 1 < folders.length; index += 2) {
  const [documents, sources] = folders.slice(index, index + 2) as [URL, URL]
  const target = new URL('catalogue.json', sources)
  const written = new URL(`catalogue.json.${process.pid}`, sources)
  compileCatalogue(documents, written)
  // Processes of another run of tests may be reading it.
  renameSync(written, target)
}

import { renameSync } from 'node:fs'
import { compileCatalogue } from '@fcc/contracts'

/**
 * Writes down beside the sources what a build writes beside the bundle. Tests start hundreds of runtimes
 * from the sources, and reading 102 personas from YAML costs each process most of a second.
 */
const target = new URL('src/catalogue.json', import.meta.url)
const written = new URL(`src/catalogue.json.${process.pid}`, import.meta.url)
compileCatalogue(new URL('data/', import.meta.url), written)
renameSync(written, target)

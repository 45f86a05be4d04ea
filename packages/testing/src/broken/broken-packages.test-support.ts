import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { linkModules } from '../toys/link-modules.test-support.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))

/** The folders of all broken packages. */
export const brokenFolders: readonly string[] = readdirSync(join(fixtures, 'broken')).sort()

/** The name of the package in a folder, which is its plugin's id, too. */
export const nameOf = (folder: string): string => folder.toLowerCase().replaceAll('_', '-')

/** Packages as an installer lays them out: each by itself in a store. */
export interface PackageStore {
  readonly directory: string
  /** The folder of each package that an application may name, by its name. */
  readonly installed: ReadonlyMap<string, string>
  /** The folder of one broken package. */
  folderOf(folder: string): string
  remove(): void
}

/** Copies fixtures into a store, since some of them write beside themselves. */
export function installFixtures(folders: readonly string[]): PackageStore {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'fcc-broken-')))
  linkModules(join(directory, 'node_modules'))
  const installed = new Map<string, string>()
  const install = (from: string, name: string): string => {
    const to = join(directory, name)
    cpSync(join(fixtures, from), to, { recursive: true })
    installed.set(name, to)
    return to
  }
  install('healthy', 'fcc-healthy')
  for (const folder of folders) {
    const own = install(join('broken', folder), nameOf(folder))
    const partner = join(own, 'partner')
    if (!existsSync(partner)) continue
    const name = `${nameOf(folder)}-partner`
    // What it depends on is installed for it alone; otherwise the application has it.
    if (dependenciesOf(own).includes(name)) {
      mkdirSync(join(own, 'node_modules'))
      symlinkSync(partner, join(own, 'node_modules', name))
    } else installed.set(name, partner)
  }
  return {
    directory,
    installed,
    folderOf: (folder) => join(directory, nameOf(folder)),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

function dependenciesOf(folder: string): readonly string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies?: object
  }
  return Object.keys(dependencies)
}

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A package of a fixture: what its `package.json` says besides, and its own dependencies beneath it. */
export interface FixturePackage {
  readonly version?: string
  readonly keywords?: readonly string[]
  /** Names, each with any version or, as `name@range`, with a range. */
  readonly dependencies?: readonly string[]
  /** The `fcc` field; what a plugin needs is filled in, unless it is given as it is with `raw`. */
  readonly fcc?: Readonly<Record<string, unknown>>
  readonly raw?: unknown
  readonly exports?: unknown
  readonly main?: string
  /** The text of `index.js`, or `false` for none. By default a plugin that contributes nothing. */
  readonly code?: string | false
  readonly packages?: Readonly<Record<string, FixturePackage>>
}

/** A plugin without imports, as a package outside of the workspace would have it. */
export function pluginCode(id: string, setup = ''): string {
  return `export default { '~kind': 'fcc.plugin', spec: 1, id: '${id}', needs: {}, optional: {}, provides: [], setup() {${setup}} }\n`
}

/** Writes an application with its installed packages, the way npm lays them out. */
export function writeApplication(folder: string, application: FixturePackage): string {
  writePackage(folder, 'app', application)
  return folder
}

function writePackage(folder: string, name: string, given: FixturePackage): void {
  mkdirSync(folder, { recursive: true })
  const { fcc, raw } = given
  const id = typeof fcc?.id === 'string' ? fcc.id : name.replace(/^@[^/]+\//, '')
  const manifest = fcc && { spec: 1, kind: 'plugin', id, api: '^1.0.0', ...fcc }
  const content = {
    name,
    version: given.version ?? '1.0.0',
    type: 'module',
    ...(given.keywords ? { keywords: given.keywords } : {}),
    ...(given.exports === undefined ? {} : { exports: given.exports }),
    ...(given.main === undefined ? {} : { main: given.main }),
    dependencies: Object.fromEntries(
      (given.dependencies ?? []).map((each) => {
        const at = each.lastIndexOf('@')
        return at > 0 ? [each.slice(0, at), each.slice(at + 1)] : [each, '*']
      }),
    ),
    ...(raw === undefined ? (manifest ? { fcc: manifest } : {}) : { fcc: raw }),
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(content))
  const { code = pluginCode(id) } = given
  if (code !== false) writeFileSync(join(folder, 'index.js'), code)
  for (const [inner, each] of Object.entries(given.packages ?? {})) {
    writePackage(join(folder, 'node_modules', inner), inner, each)
  }
}

/** Links a package into an application, the way pnpm does: it lies elsewhere. */
export function linkPackage(folder: string, name: string, store: string, given: FixturePackage) {
  writePackage(join(store, name), name, given)
  const link = join(folder, 'node_modules', name)
  mkdirSync(dirname(link), { recursive: true })
  symlinkSync(join(store, name), link)
}

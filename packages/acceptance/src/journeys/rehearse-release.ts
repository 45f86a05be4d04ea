import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isPublished } from '@fcc/repo-checks/package-manifest'
import type { Tree } from '@fcc/repo-checks/tree'
import { type Ended, expectCode, expectFailure, expectSaid, runCommand } from './run-command.ts'

/** Where a release goes that nobody outside this machine sees. */
export interface Rehearsal {
  /** `http://127.0.0.1:<port>`. */
  readonly registry: string
  /** For a file with settings, a key, and what was published. */
  readonly folder: string
}

/** Asking for each name, packing and publishing on a busy machine. */
const LIMIT_MS = 900_000
/** The byte of gzip that names the system it was made on: no content and no checksum has it. */
const SYSTEM_BYTE = 9

/**
 * Releases the workspace by the script of a real release, to a registry on this machine: it asks whose the names are,
 * packs what is built, signs a statement of it and publishes those files. Then it sees, as somebody who installs would,
 * that what the registry has is what was stated, and that a single other byte is noticed.
 *
 * @returns `name@version` of what a release would publish
 * @throws Error where a step fails, or a package that is not private stayed behind
 */
export async function rehearseRelease(
  tree: Tree,
  { registry, folder }: Rehearsal,
): Promise<readonly string[]> {
  const settings = join(folder, 'release.npmrc')
  // The client wants a token before it sends anything; the registry on this machine looks at none.
  writeFileSync(settings, `${registry.replace(/^https?:/, '')}/:_authToken=local\n`)
  const env = {
    ...definedOf(process.env),
    npm_config_registry: registry,
    npm_config_userconfig: settings,
  }
  const node = (script: string, ...words: readonly string[]): Promise<Ended> => {
    const file = join(tree.root, 'packages/repo-checks/src/release', script)
    return runCommand(
      { folder: tree.root, words: [process.execPath, file, ...words], env },
      LIMIT_MS,
    )
  }
  const key = join(folder, 'release-key.pem')
  const built = join(folder, 'released')
  expectCode(await node('state-build.ts', 'make', key), 0)
  const released = expectCode(await node('release.ts', built, key, registry), 0)
  const expected = tree.packages
    .map(({ manifest }) => manifest)
    .filter(isPublished)
    .map(({ name, version }) => `${name}@${version}`)
  expectSaid(released, ...expected.map((each) => `Published ${each}`))
  // Names that were free are those of whoever released.
  expectSaid(expectCode(await node('check-owners.ts', registry), 0), ': 0 in the way')

  const served = join(folder, 'served')
  mkdirSync(served)
  writeFileSync(join(served, 'provenance.json'), readFileSync(join(built, 'provenance.json')))
  const files = await Promise.all(expected.map((each) => fetchTarball(registry, each, served)))
  const check = () => node('state-build.ts', 'check', served, `${key}.pub`)
  expectSaid(expectCode(await check(), 0), `${expected.length} packages as they were built from `)
  const [file = ''] = files
  const bytes = readFileSync(file)
  bytes[SYSTEM_BYTE] = (bytes[SYSTEM_BYTE] ?? 0) ^ 1
  writeFileSync(file, bytes)
  expectSaid(expectFailure(await check()), `${expected[0]} has other bytes than were built.`)
  return expected
}

/** Fetches a version as a client does, and says where it put it. */
async function fetchTarball(registry: string, release: string, folder: string): Promise<string> {
  const at = release.lastIndexOf('@')
  const manifest = await fetch(`${registry}/${release.slice(0, at)}/${release.slice(at + 1)}`)
  const { dist } = (await manifest.json()) as { readonly dist: { readonly tarball: string } }
  const tarball = await fetch(dist.tarball)
  if (!tarball.ok) throw new Error(`${release} cannot be fetched: ${tarball.status}`)
  const file = join(folder, `${release.replace(/[^\w.-]/g, '-')}-${basename(dist.tarball)}`)
  writeFileSync(file, Buffer.from(await tarball.arrayBuffer()))
  return file
}

function definedOf(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

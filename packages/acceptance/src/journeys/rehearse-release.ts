import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pnpmCommand } from '@fcc/repo-checks/pack'
import { isPublished } from '@fcc/repo-checks/package-manifest'
import type { Tree } from '@fcc/repo-checks/tree'
import { expectCode, runCommand } from './run-command.ts'

/** Where a release goes that nobody outside this machine sees. */
export interface Rehearsal {
  /** `http://127.0.0.1:<port>`. */
  readonly registry: string
  /** For a file with settings. */
  readonly folder: string
}

/**
 * Publishes the workspace with the command of a real release, to a registry on this machine. What is
 * built already is packed; git is left alone.
 *
 * @returns `name@version` of what a release would publish
 * @throws Error where the command fails, or a package that is not private stayed behind
 */
export async function rehearseRelease(
  tree: Tree,
  { registry, folder }: Rehearsal,
): Promise<readonly string[]> {
  const settings = join(folder, 'release.npmrc')
  // The client wants a token before it sends anything; the registry on this machine looks at none.
  writeFileSync(settings, `${registry.replace(/^https?:/, '')}/:_authToken=local\n`)
  const words = [
    ...pnpmCommand(tree, process.env.npm_config_user_agent),
    ...['exec', 'changeset', 'publish', '--no-git-tag'],
  ]
  const env = {
    ...definedOf(process.env),
    npm_config_registry: registry,
    npm_config_userconfig: settings,
  }
  const { out } = expectCode(await runCommand({ folder: tree.root, words, env }), 0)
  const said = out.slice(out.indexOf('Successfully published'))
  const expected = tree.packages
    .map(({ manifest }) => manifest)
    .filter(isPublished)
    .map(({ name, version }) => `${name}@${version}`)
  const left = expected.filter((each) => !said.split('\n').includes(each))
  if (left.length > 0) throw new Error(`A release would leave out ${left.join(', ')}:\n${out}`)
  return expected
}

function definedOf(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

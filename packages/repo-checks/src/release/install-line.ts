import type { Tarball } from '../tools/pack.ts'
import type { Tree } from '../tree/tree.ts'

/**
 * The `npm install` that installs packages from their packed files, with all of ours that they need: npm would look
 * for those in a registry otherwise.
 *
 * @throws Error for a name that is no published package here
 * @example
 * installLine(tree, tarballs, ['fcc-legal']) // 'npm install /tmp/packed/fcc-legal-1.0.0.tgz /tmp/packed/fcc-…'
 */
export function installLine(
  tree: Pick<Tree, 'packages'>,
  packed: readonly Tarball[],
  names: readonly string[],
): string {
  const needed = new Set<string>()
  const pending = [...names]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (needed.has(name)) continue
    const found = tree.packages.find(({ manifest }) => manifest.name === name)?.manifest
    if (found === undefined) {
      if (names.includes(name)) throw new Error(`There is no package ${name} here.`)
      continue
    }
    needed.add(name)
    pending.push(...Object.keys({ ...found.dependencies, ...found.peerDependencies }))
  }
  const files = packed.filter(({ packageName }) => needed.has(packageName)).map(({ path }) => path)
  return `npm install ${files.join(' ')}`
}

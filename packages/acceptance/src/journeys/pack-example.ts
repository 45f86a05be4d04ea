import { packPackages } from '@fcc/repo-checks/pack'
import type { Tree } from '@fcc/repo-checks/tree'
import type { PackedExample } from './host-app.ts'

const OWN_PACKAGES = ['@fcc/example-provider-loopback']

/**
 * Packs examples with the packages of their own, as publishing would: ranges of the workspace become
 * ranges of a registry.
 *
 * @returns folder in the workspace → what was packed of it
 * @throws Error where there is no such example
 */
export async function packExamples(
  tree: Tree,
  { examples, destination }: { readonly examples: readonly string[]; readonly destination: string },
): Promise<ReadonlyMap<string, PackedExample>> {
  const wanted = tree.packages.filter(
    ({ folder, manifest }) => examples.includes(folder) || OWN_PACKAGES.includes(manifest.name),
  )
  const tarballs = await packPackages(tree, wanted, destination)
  const ownPackages = Object.fromEntries(
    tarballs
      .filter(({ packageName }) => OWN_PACKAGES.includes(packageName))
      .map(({ packageName, path }) => [packageName, path]),
  )
  return new Map(
    examples.map((folder) => {
      const example = tarballs.find((tarball) => tarball.folder === folder)?.path
      if (example === undefined) throw new Error(`There is no ${folder}.`)
      return [folder, { example, ownPackages }]
    }),
  )
}

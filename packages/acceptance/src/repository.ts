import { fileURLToPath } from 'node:url'
import { isPublished } from '@fcc/repo-checks/package-manifest'
import { readTree } from '@fcc/repo-checks/read-tree'
import type { WorkspacePackage } from '@fcc/repo-checks/tree'

/** The folder of this package, of the guides, and of the repository around them. */
export const acceptanceFolder = fileURLToPath(new URL('../', import.meta.url))
export const repository = fileURLToPath(new URL('../../../', import.meta.url))
export const guidesFolder = fileURLToPath(new URL('../../docs/guides/', import.meta.url))

/** Every package that is published. */
export function publishedPackages(): readonly WorkspacePackage[] {
  return readTree(repository.replace(/[\\/]$/, '')).packages.filter(({ manifest }) =>
    isPublished(manifest),
  )
}

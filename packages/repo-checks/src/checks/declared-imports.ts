import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { importsOf, packageOf } from '../tree/imports.ts'
import { isShippedSource, isTypeScript, type WorkspacePackage } from '../tree/tree.ts'

/** What a package imports is in its own package.json, and what it ships does not need development dependencies. */
export const declaredImports: TreeCheck = {
  kind: 'tree',
  name: 'declared-imports',
  promise: 'every import is declared where third parties get it installed',
  find(tree) {
    return tree.packages.flatMap(undeclared)
  },
}

function undeclared({ manifest, files }: WorkspacePackage): readonly Problem[] {
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = manifest
  const installed = { ...dependencies, ...peerDependencies, ...optionalDependencies }
  const forUs = { ...installed, ...devDependencies }
  return files
    .filter(({ path }) => isTypeScript(path))
    .flatMap((file) => {
      const available = !manifest.private && isShippedSource(file.path) ? installed : forUs
      return importsOf(file).flatMap(({ specifier, line }) => {
        const name = packageOf(specifier)?.name
        if (name === undefined || name === manifest.name || name in available) return []
        const field = available === installed ? 'dependencies' : 'devDependencies'
        return [failure(`${name} is not among the ${field}.`, { file: file.path, line })]
      })
    })
}

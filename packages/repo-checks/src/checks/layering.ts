import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { importsOf, packageOf } from '../tree/imports.ts'
import { isPublished } from '../tree/package-manifest.ts'
import { isTest, isTypeScript, type Tree, type WorkspacePackage } from '../tree/tree.ts'
import {
  pluginMayImport,
  resolveRow,
  resolveTestKits,
  templateMayImport,
} from './layering-table.ts'

/** Whom a package may lean on: in code, in tests, and in its `package.json` only. */
interface Layer {
  readonly code: ReadonlySet<string>
  readonly tests: ReadonlySet<string>
  readonly declared: ReadonlySet<string>
}

/** Settings that every package may have among its development dependencies. */
const sharedSettings = '@fcc/tsconfig'

/** Who imports whom follows the table of architecture section 2, in `package.json` and in code. */
export const layering: TreeCheck = {
  kind: 'tree',
  name: 'layering',
  promise: 'packages depend only on what the architecture lets them',
  find(tree) {
    const ours = new Map(tree.packages.map((found) => [found.manifest.name, found]))
    return tree.packages.flatMap((found) => {
      const layer = resolveLayer(found, tree)
      if (layer === undefined) {
        const message = `${found.manifest.name} has no row in the layering table; add one to layering-table.ts.`
        return [failure(message, { file: `${found.folder}/package.json` })]
      }
      return [...declaredProblems(found, layer, ours), ...importProblems(found, layer, ours)]
    })
  },
}

/** Pure: the layer of a package, or nothing where the architecture does not know it. */
function resolveLayer(found: WorkspacePackage, tree: Tree): Layer | undefined {
  const { name, fcc } = found.manifest
  const kits = resolveTestKits(name)
  // Among the packages only the scaffolder's template is a plugin: third parties start from it.
  const isTemplate = found.workspaceFolder === 'packages' && fcc !== undefined
  if (found.workspaceFolder === 'plugins' || found.workspaceFolder === 'verticals' || isTemplate) {
    return layerOf(isTemplate ? templateMayImport : pluginMayImport, kits, fcc?.includes ?? [])
  }
  if (found.workspaceFolder === 'examples') {
    const others = tree.packages.filter(
      ({ workspaceFolder, manifest }) => isPublished(manifest) || workspaceFolder === 'examples',
    )
    // One that needs servers of others starts its own.
    return layerOf(['@fcc/local-servers', ...others.map(({ manifest }) => manifest.name)], kits, [])
  }
  if (!isPublished(found.manifest)) {
    return layerOf(
      tree.packages.map(({ manifest }) => manifest.name),
      [],
      [],
    )
  }
  const row = resolveRow(name)
  return row === undefined ? undefined : layerOf(row, kits, [])
}

function layerOf(
  code: readonly string[],
  kits: readonly string[],
  includes: readonly string[],
): Layer {
  return {
    code: new Set(code),
    tests: new Set([...code, ...kits]),
    declared: new Set([...code, ...includes]),
  }
}

type Ours = ReadonlyMap<string, WorkspacePackage>

function declaredProblems(found: WorkspacePackage, layer: Layer, ours: Ours): readonly Problem[] {
  const { name, dependencies, peerDependencies, optionalDependencies, devDependencies } =
    found.manifest
  const file = `${found.folder}/package.json`
  const used = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })
  const forTests = new Set([...layer.tests, ...layer.declared, sharedSettings])
  return [
    ...used
      .filter((other) => ours.has(other) && !layer.declared.has(other))
      .map((other) => failure(`${name} may not depend on ${other}.`, { file })),
    ...Object.keys(devDependencies)
      .filter((other) => ours.has(other) && !forTests.has(other))
      .map((other) =>
        failure(`${name} may not depend on ${other}, in development either.`, { file }),
      ),
  ]
}

function importProblems(found: WorkspacePackage, layer: Layer, ours: Ours): readonly Problem[] {
  return found.files
    .filter(({ path }) => isTypeScript(path))
    .flatMap((file) => {
      const may = isTest(file.path) ? layer.tests : layer.code
      return importsOf(file).flatMap(({ specifier, line }): readonly Problem[] => {
        const place = { file: file.path, line }
        if (leaves(file.path, specifier, found.folder)) {
          return [
            failure(`${specifier} leaves the package; import the other package by name.`, place),
          ]
        }
        const target = packageOf(specifier)
        const other = target && ours.get(target.name)
        if (target === undefined || other === undefined || other === found) return []
        if (!may.has(target.name)) {
          return [failure(`${found.manifest.name} may not import ${target.name}.`, place)]
        }
        if (!(target.subpath in other.manifest.exports)) {
          return [failure(`${specifier} is no published entry point of ${target.name}.`, place)]
        }
        return []
      })
    })
}

/** Whether a relative specifier points outside the folder of its package. */
function leaves(path: string, specifier: string, folder: string): boolean {
  if (!specifier.startsWith('.')) return false
  const target = new URL(specifier, `file:///${path}`).pathname.slice(1)
  return !target.startsWith(`${folder}/`)
}

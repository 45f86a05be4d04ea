import ts from 'typescript'
import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { type AuthoredFile, isSource, type WorkspacePackage } from '../tree/tree.ts'

/** Non-blank, non-comment lines, tests excluded. */
export const kernelLineLimit = 1800

const kernelDependencies = new Set(['@fcc/plugin-api', 'tapable', 'semver'])

/** The kernel stays small enough to be read in one sitting, on two foreign packages. */
export const kernelSize: TreeCheck = {
  kind: 'tree',
  name: 'kernel-size',
  promise: `the kernel has at most ${kernelLineLimit} lines of code and builds on tapable and semver only`,
  find(tree) {
    const kernel = tree.packages.find(({ manifest }) => manifest.name === '@fcc/kernel')
    return kernel === undefined ? [] : [...tooManyLines(kernel), ...foreignDependencies(kernel)]
  },
}

/**
 * Counts the lines on which a token stands: comments and blank lines carry none,
 * and every line of a template literal is one.
 */
export function codeLines(file: AuthoredFile): number {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true)
  const lines = new Set<number>()
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(source)
    if (children.length === 0 && node.getEnd() > node.getStart(source)) {
      const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line
      const last = source.getLineAndCharacterOfPosition(node.getEnd()).line
      for (let line = first; line <= last; line += 1) lines.add(line)
    }
    for (const child of children) if (!ts.isJSDoc(child)) visit(child)
  }
  visit(source)
  return lines.size
}

function tooManyLines(kernel: WorkspacePackage): readonly Problem[] {
  const sources = kernel.files.filter(
    ({ path }) => path.startsWith(`${kernel.folder}/src/`) && isSource(path),
  )
  const total = sources.reduce((sum, file) => sum + codeLines(file), 0)
  if (total <= kernelLineLimit) return []
  const message = `The kernel has ${total} lines of code, over ${kernelLineLimit}; move what is no kernel out.`
  return [failure(message, { file: kernel.folder })]
}

function foreignDependencies(kernel: WorkspacePackage): readonly Problem[] {
  return Object.keys(kernel.manifest.dependencies)
    .filter((name) => !kernelDependencies.has(name))
    .map((name) =>
      failure(`The kernel may not depend on ${name}.`, { file: `${kernel.folder}/package.json` }),
    )
}

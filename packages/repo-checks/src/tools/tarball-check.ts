import type { ToolCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { isDataAlone, type PackageManifest } from '../tree/package-manifest.ts'
import { runTool, type ToolResult } from './run-tool.ts'

/** A tool that judges one packed package at a time. */
interface TarballTool {
  readonly name: string
  readonly promise: string
  readonly parameters: (tarball: string) => readonly string[]
  readonly accepts: (result: ToolResult) => boolean
  /** Packages that it has something to say of; all where left out. */
  readonly judges?: (manifest: PackageManifest) => boolean
}

function tarballCheck({
  name,
  promise,
  parameters,
  accepts,
  judges = () => true,
}: TarballTool): ToolCheck {
  return {
    kind: 'tool',
    name,
    promise,
    async find(tree, toolbox) {
      const problems: Problem[] = []
      const judged = new Set(
        tree.packages.filter(({ manifest }) => judges(manifest)).map(({ folder }) => folder),
      )
      for (const { packageName, folder, path } of await toolbox.tarballs()) {
        if (!judged.has(folder)) continue
        toolbox.progress(`${name} ${packageName}`)
        const result = await runTool(tree.root, name, parameters(path))
        if (accepts(result)) continue
        problems.push(failure(result.output.trim(), { file: `${folder}/package.json` }))
      }
      return problems
    },
  }
}

/** The packed `package.json` means what it says. */
export const publint = tarballCheck({
  name: 'publint',
  promise: 'every packed package is well formed',
  parameters: (tarball) => ['run', tarball, '--strict'],
  accepts: ({ code, output }) => code === 0 || complainsOfTemplatesOnly(output),
})

/**
 * A scaffolder ships a package as data. Its nested package.json is a root one only after it was
 * copied, which publint cannot know.
 */
function complainsOfTemplatesOnly(output: string): boolean {
  const complaints = output.split('\n').filter((line) => /^\s*\d+\. /.test(line))
  return (
    complaints.length > 0 &&
    complaints.every((line) => /\.\/template(-data)?\/package\.json/.test(line))
  )
}

/** The packed types match the packed code, for ESM. */
export const attw = tarballCheck({
  name: 'attw',
  promise: 'every packed package has types that match its code',
  judges: (manifest) => !isDataAlone(manifest),
  parameters: (tarball) => [
    tarball,
    '--profile',
    'esm-only',
    '--no-definitely-typed',
    '--format',
    'ascii',
    '--no-emoji',
    '--no-color',
  ],
  // A package without any types ends in success there; for us it is a promise not kept.
  accepts: ({ code, output }) => code === 0 && !output.includes('does not contain types'),
})

import type { ToolCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { runTool } from './run-tool.ts'

/** A tool that judges one packed package at a time by its exit code. */
interface TarballTool {
  readonly name: string
  readonly promise: string
  readonly parameters: (tarball: string) => readonly string[]
}

function tarballCheck({ name, promise, parameters }: TarballTool): ToolCheck {
  return {
    kind: 'tool',
    name,
    promise,
    async find(tree, toolbox) {
      const problems: Problem[] = []
      for (const { packageName, folder, path } of await toolbox.tarballs()) {
        toolbox.progress(`${name} ${packageName}`)
        const { code, output } = await runTool(tree.root, name, parameters(path))
        if (code !== 0) problems.push(failure(output.trim(), { file: `${folder}/package.json` }))
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
})

/** The packed types match the packed code, for ESM. */
export const attw = tarballCheck({
  name: 'attw',
  promise: 'every packed package has types that match its code',
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
})

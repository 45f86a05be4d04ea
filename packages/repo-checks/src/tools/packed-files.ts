import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ToolCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import type { Tree, WorkspacePackage } from '../tree/tree.ts'
import { pnpmCommand } from './pack.ts'
import { unfitPath, unfitText } from './packed-kinds.ts'
import { runTool } from './run-tool.ts'

/** What a package may weigh, unpacked; the largest has an eighth of it. */
const MAX_PACKED_BYTES = 5_000_000

const listing = z.array(
  z.looseObject({ name: z.string(), files: z.array(z.looseObject({ path: z.string() })) }),
)

/**
 * What `pack` would put into each package, private ones too: somebody packs an example as well. A list of
 * what belongs in is asked for, because everything that a run leaves behind would be packed without one.
 */
export const packedFiles: ToolCheck = {
  kind: 'tool',
  name: 'packed-files',
  promise: 'no package, published or private, packs keys, stores, secrets or test data',
  async find(tree, toolbox) {
    toolbox.progress('packed-files')
    const unlisted = tree.packages.filter((found) => !listsFiles(found, tree))
    const packed = await listPacked(tree)
    return [
      ...unlisted.map(({ folder }) =>
        failure('files must list what is packed: without it everything is that lies there.', {
          file: `${folder}/package.json`,
        }),
      ),
      ...tree.packages.flatMap(({ manifest, folder }) => {
        const paths = packed.get(manifest.name)
        return paths === undefined
          ? [failure('Could not tell what is packed.', { file: `${folder}/package.json` })]
          : judge(tree.root, folder, paths)
      }),
    ]
  },
}

function listsFiles({ folder }: WorkspacePackage, { files }: Tree): boolean {
  const manifest = files.get(`${folder}/package.json`)
  return manifest !== undefined && Array.isArray(JSON.parse(manifest.text).files)
}

/** Package name → paths within it, as they would be packed now; scripts of packages do not run. */
async function listPacked(tree: Tree): Promise<ReadonlyMap<string, readonly string[]>> {
  const [command, ...first] = pnpmCommand(tree, process.env.npm_config_user_agent)
  const asked = ['--recursive', 'pack', '--dry-run', '--json', '--config.ignore-scripts=true']
  const { code, output } = await runTool(tree.root, command, [...first, ...asked])
  if (code !== 0) throw new Error(`Listing what is packed failed:\n${output}`)
  const start = output.search(/^[[{]/m)
  const json: unknown = JSON.parse(output.slice(start, output.search(/[\]}]\s*$/) + 1))
  const packages = listing.parse(Array.isArray(json) ? json : [json])
  return new Map(packages.map(({ name, files }) => [name, files.map(({ path }) => path)]))
}

function judge(root: string, folder: string, paths: readonly string[]): readonly Problem[] {
  const problems: Problem[] = []
  let bytes = 0
  for (const path of paths) {
    const content = readFileSync(join(root, folder, path))
    bytes += content.length
    const unfit = [...unfitPath(path), ...unfitText(path, content.toString('utf8'), root)]
    for (const what of unfit) {
      problems.push(
        failure(`${path} is ${what}, and is packed.`, { file: `${folder}/package.json` }),
      )
    }
  }
  if (bytes > MAX_PACKED_BYTES) {
    const what = `${bytes} bytes are packed; ${MAX_PACKED_BYTES} are the most.`
    problems.push(failure(what, { file: `${folder}/package.json` }))
  }
  return problems
}

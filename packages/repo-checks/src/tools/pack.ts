import { join } from 'node:path'
import { z } from 'zod'
import { isPublished } from '../tree/package-manifest.ts'
import type { Tree, WorkspacePackage } from '../tree/tree.ts'
import { runTool } from './run-tool.ts'

/** A package, packed. */
export interface Tarball {
  readonly packageName: string
  /** `packages/kernel`. */
  readonly folder: string
  /** Absolute path of the `.tgz`. */
  readonly path: string
}

const packed = z.array(z.looseObject({ name: z.string(), filename: z.string() }))

/**
 * Packs every published package into one folder, as publishing would: `publishConfig` applied,
 * workspace ranges resolved.
 *
 * @throws Error where packing fails or a package is missing from the result
 */
export function packPublished(tree: Tree, destination: string): Promise<readonly Tarball[]> {
  const published = tree.packages.filter(({ manifest }) => isPublished(manifest))
  return packPackages(tree, published, destination)
}

/**
 * Packs packages into one folder, as publishing would, those that are never published too.
 *
 * @throws Error where packing fails or a package is missing from the result
 */
export async function packPackages(
  tree: Tree,
  packages: readonly WorkspacePackage[],
  destination: string,
): Promise<readonly Tarball[]> {
  const [command, ...first] = pnpmCommand(tree, process.env.npm_config_user_agent)
  const filters = packages.flatMap(({ manifest }) => ['--filter', manifest.name])
  const { code, output } = await runTool(tree.root, command, [
    ...first,
    '--recursive',
    ...filters,
    'pack',
    '--json',
    '--pack-destination',
    destination,
  ])
  if (code !== 0) throw new Error(`Packing failed:\n${output}`)
  const names = packedFiles(output)
  return packages.map(({ manifest, folder }) => {
    const filename = names.get(manifest.name)
    if (filename === undefined) throw new Error(`${manifest.name} was not packed:\n${output}`)
    return { packageName: manifest.name, folder, path: join(destination, filename) }
  })
}

/** The pnpm that runs us, else the pinned one through npx: a person may start the checks with node alone. */
export function pnpmCommand(
  tree: Tree,
  userAgent: string | undefined,
): readonly [string, ...string[]] {
  if (userAgent?.startsWith('pnpm/')) return ['pnpm']
  return ['npx', '-y', String(tree.rootManifest?.packageManager ?? 'pnpm')]
}

/** Package name → file name; pnpm prints a list, or one object where there is one package, after any warnings. */
function packedFiles(output: string): ReadonlyMap<string, string> {
  const start = output.search(/^[[{]/m)
  const json: unknown = JSON.parse(output.slice(start, output.search(/[\]}]\s*$/) + 1))
  const list = packed.parse(Array.isArray(json) ? json : [json])
  return new Map(
    list.map(({ name, filename }) => [name, filename.split(/[\\/]/).at(-1) ?? filename]),
  )
}

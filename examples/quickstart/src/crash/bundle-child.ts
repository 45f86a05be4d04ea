import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

/**
 * Makes one file of the child's program and all it imports, in a folder: a hundred processes that each
 * find, strip and link seven hundred files spend most of their time with that.
 *
 * @returns the file's path
 */
export async function bundleChild(folder: string): Promise<string> {
  const outfile = join(folder, 'crash-child.cjs')
  await build({
    entryPoints: [fileURLToPath(new URL('./crash-child.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    // Loads a module of Node where it is first asked for; the new kind loads all at the start.
    format: 'cjs',
    conditions: ['source'],
    plugins: [keepPlaces],
    logLevel: 'error',
  })
  return outfile
}

/** A module keeps naming the place of its source, beside which its data are. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8')).replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
    }))
  },
}

/**
 * Builds what has changed, packs every published package of this clone into a folder, and prints what installs them in a project: what
 * `npm install NAME` will do once there is a release.
 *
 *   pnpm pack:local                    into fcc-packed/ beside the clone, for @fcc/cli and fcc-healthcare
 *   pnpm pack:local DIR NAME [NAME …]  elsewhere, for other packages
 */
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packPublished, pnpmCommand } from '../tools/pack.ts'
import { runTool } from '../tools/run-tool.ts'
import { readTree } from '../tree/read-tree.ts'
import { installLine } from './install-line.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '')
const [folder = resolve(root, '../fcc-packed'), ...given] = process.argv.slice(2)
if (folder.startsWith('-')) {
  console.log(
    'pnpm pack:local [DIR [NAME …]]   builds and packs every package, and prints what installs those named',
  )
  process.exit(folder === '--help' ? 0 : 2)
}
const names = given.length > 0 ? given : ['@fcc/cli', 'fcc-healthcare']
const destination = resolve(folder)
mkdirSync(destination, { recursive: true })
const tree = readTree(root)
const [pnpm, ...first] = pnpmCommand(tree, process.env.npm_config_user_agent)
const built = await runTool(root, pnpm, [...first, 'build'])
if (built.code !== 0) {
  console.error(`The packages could not be built:\n${built.output}`)
  process.exit(1)
}
const packed = await packPublished(tree, destination)
console.log(`${packed.length} packages are in ${destination}. In your project:\n`)
console.log(`  ${installLine(tree, packed, names)}\n`)

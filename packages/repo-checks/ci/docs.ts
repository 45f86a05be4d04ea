/**
 * Builds the site as it would be published: reference and catalogue from the sources, then every page. A dead
 * link fails it. Then looks at it in a browser: axe, search, copying, widths, screenshots. The guides are run by the
 * acceptance tests.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTool } from '../src/tools/run-tool.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const { code, output } = await runTool(root, 'pnpm', ['--silent', 'docs:build'])
console.log(output.trim())

const site = join(root, 'packages/docs/.vitepress/dist')
const pages = existsSync(site)
  ? readdirSync(site, { recursive: true }).filter((file) => String(file).endsWith('.html')).length
  : 0
const guides = [
  'quickstart',
  'install-a-vertical',
  'write-your-first-plugin',
  'ship-a-vertical',
  'compose-a-runtime',
]
const trials: readonly (readonly [string, boolean])[] = [
  ['the site is built, and no link in it is dead', code === 0],
  ['it has its pages', pages > 100],
  ['it has its guides', guides.every((name) => existsSync(join(site, 'guides', `${name}.html`)))],
]
for (const [name, isSo] of trials) console.log(`${isSo ? '✓' : '✗'} ${name}`)

const look = await runTool(root, 'pnpm', ['--silent', '--filter', '@fcc/docs', 'look'])
console.log(look.output.trim())
const counted = /^look: (\d+) passed, (\d+) failed$/m.exec(look.output)
// One that ended without counting has not looked.
const [looked, wrong] = counted ? [Number(counted[1]), Number(counted[2])] : [0, 1]

const failed = trials.filter(([, isSo]) => !isSo).length + wrong
const passed = trials.filter(([, isSo]) => isSo).length + looked
console.log(`docs: ${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && look.code === 0 ? 0 : 1

/**
 * Builds the site as it would be published: the reference from the sources, then every page. A dead
 * link fails it. The guides are run by the acceptance tests.
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
const failed = trials.filter(([, isSo]) => !isSo).length
console.log(`docs: ${trials.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

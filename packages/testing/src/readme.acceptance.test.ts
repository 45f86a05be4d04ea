import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { linkModules } from './toys/link-modules.test-support.ts'
import { SOURCES_CONFIG } from './toys/toy-package.test-support.ts'

const IN_TIME = 'it ends in time on pathological repetition, in a process of its own'
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8').trim()

it('the test of the README is shorter than the plugin', () => {
  const lines = (file: string) => read(`../fixtures/readme/${file}`).split('\n').length
  expect(lines('index.test.ts')).toBeLessThan(lines('index.ts'))
})

it('the plugin of the README and its tests stand there as they are run here, and pass', async () => {
  for (const file of ['index.ts', 'index.test.ts']) {
    expect(read('../README.md')).toContain(read(`../fixtures/readme/${file}`))
  }
  const folder = mkdtempSync(join(tmpdir(), 'fcc-readme-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(fileURLToPath(new URL('../fixtures/readme', import.meta.url)), folder, { recursive: true })
  linkModules(join(folder, 'node_modules'))
  writeFileSync(join(folder, 'vitest.config.ts'), SOURCES_CONFIG)
  const said = await new Promise<string>((resolve) => {
    const vitest = join(folder, 'node_modules/vitest/vitest.mjs')
    const given = [vitest, 'run', '--root', folder, '--reporter=verbose']
    const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'))
    const options = { cwd: folder, env: Object.fromEntries(environment) }
    execFile(process.execPath, given, options, (_, out, err) => resolve(out + err))
  })
  expect(said).toContain('importing it does no work')
  expect(said).toContain(IN_TIME)
  expect(said).toMatch(/Tests .*29 passed/)
  expect(said).not.toMatch(/\d failed/)
})

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Guard, parseGuards, weaken } from './guard.ts'
import { dateGuards, readGuards } from './guard-lists.ts'
import { createScratchCopy } from './scratch-copy.ts'
import { selectGuards } from './select-guards.ts'

const repository = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '')
const guard: Guard = {
  guard: 'a lapsed lease is not renewed',
  file: 'packages/x/src/lease.ts',
  from: 'now < until',
  to: 'true',
  tests: ['packages/x/src/lease.test.ts'],
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-guards-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

describe('a guard', () => {
  it('is weakened where its piece is, and nowhere else', () => {
    expect(weaken('return now < until && x', guard)).toBe('return true && x')
  })

  it('whose piece is gone, or there twice, is an error that names it', () => {
    expect(() => weaken('return x', guard)).toThrow('"a lapsed lease is not renewed"')
    expect(() => weaken('now < until || now < until', guard)).toThrow('twice')
  })

  it('without a test that notices is no guard', () => {
    const text = '- { guard: a, file: packages/x/a.ts, from: a, to: b, tests: [] }'
    expect(() => parseGuards(text, 'x.yaml')).toThrow('x.yaml')
  })
})

describe('the guards that are tried', () => {
  const older = { ...guard, guard: 'older', noticed: '2026-01-01' }
  const newer = { ...guard, guard: 'newer', file: 'packages/y/a.ts', noticed: '2026-02-01' }

  it('begin with the one noticed longest ago; one never noticed is first', () => {
    const all = selectGuards([newer, older, guard], { only: [] })
    expect(all.map(({ guard: name }) => name)).toEqual([guard.guard, 'older', 'newer'])
  })

  it('are those whose own file or tests changed, where only a change is looked at', () => {
    const changed = new Set(['packages/y/a.ts'])
    expect(selectGuards([newer, older], { only: [], changed })).toEqual([newer])
    expect(selectGuards([newer], { only: [], changed: new Set(guard.tests) })).toEqual([newer])
    expect(selectGuards([newer], { only: [], changed: new Set(['README.md']) })).toEqual([])
  })

  it('are those that a word names', () => {
    expect(selectGuards([newer, older], { only: ['packages/y'] })).toEqual([newer])
  })
})

describe('the lists of guards', () => {
  it('name, each once, a piece that is in its file and tests that are there', () => {
    const guards = readGuards(repository)
    expect(new Set(guards.map(({ guard: name }) => name)).size).toBe(guards.length)
    for (const each of guards) {
      expect(weaken(readFileSync(join(repository, each.file), 'utf8'), each)).not.toBe('')
      for (const test of each.tests)
        expect(readFileSync(join(repository, test), 'utf8')).not.toBe('')
    }
  })

  it('get the day of those that were noticed, and of no other', () => {
    const list = 'packages/repo-checks/guards/x.yaml'
    const entry = (name: string) =>
      `- guard: ${name}\n  file: packages/x/a.ts\n  from: a\n  to: b\n  tests: [packages/x/a.test.ts]\n`
    const folder = folderWith({ [list]: entry('one') + entry('two') })
    dateGuards(folder, new Set(['two']), '2026-03-04')
    expect(readGuards(folder).map(({ noticed }) => noticed)).toEqual([undefined, '2026-03-04'])
    const dated = `${entry('one')}${entry('two')}  noticed: 2026-03-04\n`
    expect(readFileSync(join(folder, list), 'utf8')).toBe(dated)
  })
})

describe('a scratch copy', () => {
  it('has its file weakened while the tests run, and right again afterwards, whatever they did', async () => {
    const original = 'return now < until'
    const folder = folderWith({
      'packages/x/src/lease.ts': original,
      'plugins/p/a.ts': '',
      'verticals/v/a.ts': '',
      'examples/e/a.ts': '',
      'node_modules/m/a.js': '',
      'package.json': '{}',
      'pnpm-workspace.yaml': '',
      'pnpm-lock.yaml': '',
      'README.md': '',
    })
    const copy = createScratchCopy(folder)
    onTestFinished(() => copy.close())
    const read = () => readFileSync(join(copy.root, guard.file), 'utf8')
    const during = copy.with(guard, () => {
      expect(read()).toBe('return true')
      return Promise.reject(new Error('a test run that broke'))
    })
    await expect(during).rejects.toThrow('broke')
    expect(read()).toBe(original)
    expect(readFileSync(join(folder, guard.file), 'utf8')).toBe(original)
  })
})

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { changedFiles } from './changed-files.ts'
import { type Guard, parseGuards, weaken } from './guard.ts'
import { dateGuards, readGuards } from './guard-lists.ts'
import { createScratchCopy } from './scratch-copy.ts'
import { selectGuards } from './select-guards.ts'
import { tryGuards } from './try-guards.ts'

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

const original = 'return now < until'
const repositoryFiles = {
  'packages/x/src/lease.ts': original,
  'plugins/p/a.ts': '',
  'verticals/v/a.ts': '',
  'examples/e/a.ts': '',
  'node_modules/m/a.js': '',
  'package.json': '{}',
  'pnpm-workspace.yaml': '',
  'pnpm-lock.yaml': '',
  'README.md': '',
}

describe('a scratch copy', () => {
  it('has its file weakened while the tests run, and right again afterwards, whatever they did', async () => {
    const folder = folderWith(repositoryFiles)
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

describe('a trial', () => {
  const run = { passed: 3, failed: 0, isCutShort: false, why: '' }
  /** What the tests come to with the guard in place, and without. */
  const trying = async (
    comes: Readonly<{ before?: object; after?: object; budgetMs?: number; takesMs?: number }>,
    guards: readonly Guard[] = [guard],
  ) => {
    const repository = folderWith(repositoryFiles)
    const trial = { repository, guards, copies: 1, budgetMs: 60_000, progress: () => undefined }
    return tryGuards({ ...trial, budgetMs: comes.budgetMs ?? 60_000 }, (root) => ({
      async run({ changed }, runMs) {
        const isWeak = readFileSync(join(root, guard.file), 'utf8') !== original
        expect(changed).toEqual(isWeak ? [guard.file] : [])
        const cut = { passed: 0, failed: 0, isCutShort: true }
        const isLate = (comes.takesMs ?? 0) > runMs
        await new Promise((resolve) => setTimeout(resolve, isLate ? runMs : 0))
        if (isLate) return { ...run, ...cut }
        return { ...run, ...(isWeak ? { failed: 1, passed: 2, ...comes.after } : comes.before) }
      },
      close: () => undefined,
    }))
  }

  it('says that the tests noticed where one fails that passes with the guard in place', async () => {
    expect((await trying({})).map(({ outcome }) => outcome)).toEqual(['noticed'])
  })

  it('says that they missed it where all pass', async () => {
    const results = await trying({ after: { passed: 3, failed: 0 } })
    expect(results.map(({ outcome }) => outcome)).toEqual(['missed'])
  })

  it.each([
    ['fail anyway', { before: { failed: 1 } }],
    ['are not there', { before: { passed: 0 } }],
    ['do not run to their end', { after: { passed: 0, failed: 0 } }],
  ])('never takes tests that %s for tests that noticed', async (_, comes) => {
    expect((await trying(comes)).map(({ outcome }) => outcome)).toEqual(['broken'])
  })

  it('ends when its time is up, and leaves what was under way for another run', async () => {
    const later = { ...guard, guard: 'another one' }
    expect(await trying({ budgetMs: 20, takesMs: 1000 }, [guard, later])).toEqual([])
  })
})

describe('what changed', () => {
  it('is what differs from the merge base, or changed in the last ten commits where there is none', () => {
    const folder = folderWith({ 'old.ts': '' })
    const git = (...words: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x.example', ...words], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'ignore'],
        encoding: 'utf8',
      }).trim()
    git('init', '-q', '-b', 'main')
    const commit = (file: string) => {
      writeFileSync(join(folder, file), file)
      git('add', '.')
      git('commit', '-q', '-m', file)
    }
    commit('old.ts')
    for (let number = 1; number <= 10; number += 1) commit(`${number}.ts`)
    const ten = Array.from({ length: 10 }, (_, index) => `${index + 1}.ts`).sort()
    expect([...changedFiles(folder, 'origin/main')].sort()).toEqual(ten)
    expect([...changedFiles(folder, 'main')].sort()).toEqual(ten)
    git('checkout', '-q', '-b', 'work')
    commit('new.ts')
    expect([...changedFiles(folder, 'main')]).toEqual(['new.ts'])
  })
})

import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findOutdatedBuild } from './outdated-build.ts'

const BUILT = { '.': { types: './dist/index.d.ts', default: './dist/index.js' } }

/** A package whose files were written at these seconds. */
function writePackage(files: Readonly<Record<string, number>>, exports: unknown = BUILT) {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-build-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['src/inner', 'dist']) mkdirSync(join(folder, name), { recursive: true })
  for (const [name, at] of Object.entries(files)) {
    writeFileSync(join(folder, name), '')
    utimesSync(join(folder, name), at, at)
  }
  return { folder, exports }
}

describe('a build', () => {
  it('is outdated where a source was written after it', () => {
    const found = writePackage({ 'dist/index.js': 100, 'src/index.ts': 50, 'src/inner/b.ts': 101 })
    expect(findOutdatedBuild(found)).toEqual({ build: 'dist/index.js', source: 'src/inner/b.ts' })
  })

  it.each<[string, Readonly<Record<string, number>>, unknown]>([
    ['it is newer than every source', { 'dist/index.js': 100, 'src/index.ts': 99 }, BUILT],
    ['only a test is newer', { 'dist/index.js': 100, 'src/index.test.ts': 101 }, BUILT],
    ['nothing is built', { 'src/index.ts': 100 }, BUILT],
    [
      'the sources are exported',
      { 'src/index.js': 100, 'src/b.js': 101 },
      { source: './src/index.js' },
    ],
    ['the package has no exports', { 'src/index.ts': 100 }, undefined],
  ])('is not outdated where %s', (_, files, exports) => {
    expect(findOutdatedBuild(writePackage(files, exports ?? null))).toBeUndefined()
  })
})

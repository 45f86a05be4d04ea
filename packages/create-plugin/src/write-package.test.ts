import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from './temporary-folder.test-support.ts'
import { writePackage } from './write-package.ts'

const files = [
  { path: 'package.json', text: '{}' },
  { path: 'src/index.ts', text: 'export {}' },
]
const failing = [...files, { path: 'n'.repeat(300), text: 'a name too long for any disk' }]
const allOf = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort()
const whole = ['package.json', 'src', 'src/index.ts']

describe('a package is written', () => {
  it('into a folder that is not there, with those above it', () => {
    const folder = temporaryFolder(onTestFinished)
    writePackage(join(folder, 'a/b'), files)
    expect(allOf(folder)).toEqual(['a', 'a/b', ...whole.map((path) => `a/b/${path}`)])
    expect(readFileSync(join(folder, 'a/b/src/index.ts'), 'utf8')).toBe('export {}')
  })

  it('into an empty folder that is there, which stays the same folder', () => {
    const folder = temporaryFolder(onTestFinished)
    const { ino } = statSync(folder)
    writePackage(folder, files)
    expect(allOf(folder)).toEqual(whole)
    expect(statSync(folder).ino).toBe(ino)
  })
})

describe('nothing is left', () => {
  it.each([
    ['that is new', 'a/b'],
    ['that was there', '.'],
  ])('of a package that fails half way, in a folder %s', (_, path) => {
    const folder = temporaryFolder(onTestFinished)
    expect(() => writePackage(join(folder, path), failing)).toThrow('could not be written')
    expect(allOf(folder)).toEqual([])
  })

  it('of a package whose folder somebody fills while it is moved in, but for what is theirs', () => {
    const folder = temporaryFolder(onTestFinished)
    const filling = {
      path: 'src',
      get text() {
        mkdirSync(join(folder, 'src/theirs'), { recursive: true })
        return ''
      },
    }
    const parts = [{ path: 'package.json', text: '{}' }, filling]
    expect(() => writePackage(folder, parts)).toThrow()
    expect(allOf(folder)).toEqual(['src', 'src/theirs'])
  })

  it('where a file is in the way of a folder', () => {
    const folder = temporaryFolder(onTestFinished)
    writeFileSync(join(folder, 'file'), '')
    expect(() => writePackage(join(folder, 'file/tone'), files)).toThrow('could not be written')
    expect(() => writePackage(join(folder, 'file'), files)).toThrow('is no folder')
    expect(allOf(folder)).toEqual(['file'])
  })

  it('where the folder holds anything, even under a link', () => {
    const folder = temporaryFolder(onTestFinished)
    mkdirSync(join(folder, 'full/inside'), { recursive: true })
    symlinkSync(join(folder, 'full'), join(folder, 'link'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
    for (const name of ['full', 'link']) {
      expect(() => writePackage(join(folder, name), files)).toThrow('is not empty')
    }
    expect(() => writePackage(join(folder, 'dangling'), files)).toThrow('is no folder')
    expect(allOf(folder)).toEqual(['dangling', 'full', 'full/inside', 'link', 'link/inside'])
  })
})

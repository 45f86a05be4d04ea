import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { closeOwnFolder, openOwnFolder, ownFolder } from './own-folder.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'own-folder-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return join(made, 'of-tests')
}

it('names what tests left behind, and takes it away', () => {
  const own = folder()
  openOwnFolder(own)
  mkdirSync(join(own, 'fcc-store-x1'))
  writeFileSync(join(own, 'a.sock'), '')
  mkdirSync(join(own, 'node-compile-cache'))
  expect(closeOwnFolder(own)).toEqual(['a.sock', 'fcc-store-x1'])
  expect(existsSync(own)).toBe(false)
})

it('looks only when the last project is done', () => {
  const own = folder()
  openOwnFolder(own)
  openOwnFolder(own)
  mkdirSync(join(own, 'in-use'))
  expect(closeOwnFolder(own)).toEqual([])
  expect(existsSync(own)).toBe(true)
  expect(closeOwnFolder(own)).toEqual(['in-use'])
})

it('is where every test of this repository makes its folders', () => {
  expect(tmpdir()).toMatch(/fcc-tests-\d+$/)
  expect(ownFolder).not.toBe('')
})

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readCatalogue } from './read-catalogue.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const gate = (name: string) =>
  `gate: ${name}\ntitle: G\nthreshold: 1\nchecks: [{ content: { words: { at_least: 1 } } }]\n`

/** Two tenants beside each other, each with a folder of documents. */
function twoTenants(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-catalogue-'))
  folders.push(folder)
  for (const tenant of ['mine', 'theirs']) {
    mkdirSync(join(folder, tenant, 'gates'), { recursive: true })
    writeFileSync(join(folder, tenant, 'gates', 'own.yaml'), gate(`${tenant}-gate`))
  }
  return folder
}

const read = (path: string) => {
  const { documents, problems } = readCatalogue(path)
  return [documents.map(({ name }) => name), problems.map(({ code }) => code)]
}

describe('a catalogue folder', () => {
  it('reads no file of another tenant by a link to it, nor by one to a folder', () => {
    const folder = twoTenants()
    const mine = join(folder, 'mine', 'gates')
    symlinkSync('../../theirs/gates/own.yaml', join(mine, 'a.yaml'))
    symlinkSync(join(folder, 'theirs', 'gates'), join(mine, 'b.yaml'))
    symlinkSync('nowhere.yaml', join(mine, 'c.yaml'))
    expect(read(mine)).toEqual([
      ['mine-gate'],
      ['FCC_CATALOGUE_OUTSIDE', 'FCC_CATALOGUE_OUTSIDE', 'FCC_CATALOGUE_OUTSIDE'],
    ])
  })

  it('that is itself a link to another tenant’s, or a file that is, is not read', () => {
    const folder = twoTenants()
    symlinkSync('../theirs/gates', join(folder, 'mine', 'linked'))
    symlinkSync('../theirs/gates/own.yaml', join(folder, 'mine', 'linked.yaml'))
    expect(read(join(folder, 'mine', 'linked'))).toEqual([[], ['FCC_CATALOGUE_OUTSIDE']])
    expect(read(join(folder, 'mine', 'linked.yaml'))).toEqual([[], ['FCC_CATALOGUE_OUTSIDE']])
  })

  it('may be reached over links above it, and hold links to files of its own', () => {
    const folder = twoTenants()
    mkdirSync(join(folder, 'mine', 'gates', '..data'))
    writeFileSync(join(folder, 'mine', 'gates', '..data', 'v2'), gate('mounted'))
    symlinkSync('..data/v2', join(folder, 'mine', 'gates', 'mounted.yaml'))
    symlinkSync('mine', join(folder, 'current'))
    expect(read(join(folder, 'current', 'gates'))).toEqual([['mounted', 'mine-gate'], []])
    expect(read(join(folder, 'current'))).toEqual([['mounted', 'mine-gate'], []])
  })
})

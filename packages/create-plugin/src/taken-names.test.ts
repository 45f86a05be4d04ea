import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ownerOfName, RESERVED_IDS, readKnownNames } from './taken-names.ts'
import { temporaryFolder } from './temporary-folder.test-support.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

function writePackageJson(folder: string, content: object): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(content))
}

describe('a name is taken', () => {
  it('where FCC itself provides a plugin of that id', () => {
    const ids = ['plugins', 'verticals'].flatMap((room) =>
      readdirSync(join(root, room)).map((name) => {
        const text = readFileSync(join(root, room, name, 'package.json'), 'utf8')
        return (JSON.parse(text) as { fcc: { id: string } }).fcc.id
      }),
    )
    expect(ids.filter((id) => !RESERVED_IDS.includes(id))).toEqual([])
    for (const id of RESERVED_IDS) expect(ownerOfName(id, [])).toBe('FCC itself provides it')
    expect(ownerOfName('@fcc/anything', [])).toBe('FCC itself provides it')
    expect(ownerOfName('@core/catalog', [])).toBe('FCC itself provides it')
  })

  it('where a project above depends on it, in whatever way', () => {
    const folder = temporaryFolder(onTestFinished)
    const list = (name: string) => ({ [name]: '1.0.0' })
    writePackageJson(folder, {
      name: 'app',
      dependencies: list('one'),
      devDependencies: list('two'),
      optionalDependencies: list('three'),
      peerDependencies: list('four'),
    })
    mkdirSync(join(folder, 'plugins'))
    const known = readKnownNames(join(folder, 'plugins'))
    const owners = ['app', 'one', 'two', 'three', 'four', 'five'].map((name) =>
      ownerOfName(name, known),
    )
    const file = join(folder, 'package.json')
    expect(owners).toEqual([
      `it is the package of ${file}`,
      `${file} depends on one`,
      `${file} depends on two`,
      `${file} depends on three`,
      `${file} depends on four`,
      undefined,
    ])
  })

  it('where an installed plugin of another name has its id', () => {
    const folder = temporaryFolder(onTestFinished)
    writePackageJson(folder, { name: 'app', dependencies: { '@acme/tone': '1.0.0' } })
    writePackageJson(join(folder, 'node_modules/@acme/tone'), {
      name: '@acme/tone',
      fcc: { id: 'acme-tone' },
    })
    const owner = ownerOfName('acme-tone', readKnownNames(folder))
    expect(owner).toBe(`${join(folder, 'package.json')} depends on @acme/tone`)
  })

  it('by nobody where a package.json above cannot be read', () => {
    const folder = temporaryFolder(onTestFinished)
    writeFileSync(join(folder, 'package.json'), '{ "name": ')
    expect(ownerOfName('acme-tone', readKnownNames(folder))).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { unfitPath, unfitText } from './packed-kinds.ts'

const root = '/srv/repository'

describe('a file that no package may hold', () => {
  it.each([
    ['.fcc/keys/master.key', ['the state of a run (.fcc)', 'a key']],
    ['.fcc/out/run-1/audit.jsonl', ['the state of a run (.fcc)']],
    ['src/keys/riverside.pem', ['a key']],
    ['id_ed25519', ['a key']],
    ['tenants/riverside.sqlite-wal', ['a database']],
    ['control.db', ['a database']],
    ['node_modules/zod/index.js', ['installed packages']],
    ['rivals/mastra/index.js', ['packages that are only compared with']],
    ['data/peers/x.js', ['packages that are only compared with']],
    ['.env.local', ['what a tool is told in secret']],
    ['.npmrc', ['what a tool is told in secret']],
    ['fixtures/tenant/tenant.yaml', ['test data']],
    ['src/vectors.test-data.ts', ['test data']],
  ])('is known by its path: %s', (path, kinds) => {
    expect(unfitPath(path)).toEqual(kinds)
  })

  it.each([
    'dist/index.js',
    'src/environment.ts',
    'data/keys.yaml',
    'src/store/database.ts',
    'README.md',
  ])('is not one that only sounds so: %s', (path) => {
    expect(unfitPath(path)).toEqual([])
  })

  it('is known by the secrets that it holds', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${'MC4CAQAw'.repeat(6)}\n-----END PRIVATE KEY-----\n`
    expect(unfitText('src/notes.md', key, root)).toEqual(['a private key'])
    expect(unfitText('src/a.ts', `token = 'npm_${'a1B2'.repeat(9)}'`, root)).toEqual(['a token'])
    expect(unfitText('src/a.ts', 'a PRIVATE KEY, npm_config_user_agent', root)).toEqual([])
  })

  it('is known by the path of the machine it was built on', () => {
    const told = ['a path of the machine it was built on']
    expect(unfitText('dist/index.js', `// ${root}/packages/x/src/index.ts`, root)).toEqual(told)
    const map = (source: string) => JSON.stringify({ version: 3, sources: [source] })
    expect(unfitText('dist/index.js.map', map('../src/index.ts'), root)).toEqual([])
    for (const source of ['/srv/src/index.ts', 'C:\\src\\index.ts', 'file:///srv/index.ts']) {
      expect(unfitText('dist/index.js.map', map(source), root)).toEqual(told)
    }
    expect(unfitText('dist/index.js.map', 'no map', root)).toEqual(told)
  })
})

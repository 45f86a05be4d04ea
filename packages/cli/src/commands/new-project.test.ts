import { readFileSync, utimesSync } from 'node:fs'
import { parseConfig } from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { promptLog } from '../fixtures/garden.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({ dependencies: ['fcc-healthcare'], files: {} })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

describe('fcc init', () => {
  it('writes a project that starts once plugins are installed, and keeps the store out of version control', async () => {
    project.write('shed/package.json', '{ "dependencies": { "fcc-healthcare": "*" } }')
    const { code } = await project.fcc(
      ...['init', 'shed', '--name', 'Shed: "no. 7"', '--tenant', 'shed-7'],
    )
    expect(code).toBe(0)
    const file = project.path('shed', 'fcc.yaml')
    const { tenants } = parseConfig(readFileSync(file, 'utf8'), file)
    expect(tenants['shed-7']?.name).toBe('Shed: "no. 7"')
    expect(readFileSync(project.path('shed', '.gitignore'), 'utf8')).toBe('.fcc/\n')
    expect((await project.fcc('runs', '--config', file)).code).toBe(0)
  })

  it('names next only what is not there yet, and by what can be typed', async () => {
    const next = (out: string) => out.slice(out.indexOf('  Next\n')).split('\n').slice(1, -1)
    const bare = await project.fcc('init', 'bare')
    expect(next(bare.out)).toEqual([
      '    cd bare',
      '    npm install @fcc/plugin-core-catalog @fcc/plugin-provider-deterministic',
      '    fcc doctor',
      '    fcc run GEN-001 --input brief.md',
    ])
    project.write('node_modules/@fcc/cli/package.json', '{ "name": "@fcc/cli" }')
    const having = await project.fcc('init', '.')
    expect(next(having.out)).toEqual([
      '    fcc doctor',
      '    fcc run deidentify-and-release --input note.txt',
    ])
  })

  it('begins with the example of the installed vertical, which completes', async () => {
    project.write('own/package.json', '{ "dependencies": { "fcc-healthcare": "*" } }')
    const { written, example } = await project.json<{
      readonly written: readonly string[]
      readonly example: object
    }>('init', 'own')
    expect(written).toEqual(['fcc.yaml', 'note.txt', '.gitignore'])
    expect(example).toEqual({ vertical: 'fcc-healthcare', scenario: 'deidentify-and-release' })
    const { code } = await project.fcc(
      ...['run', 'deidentify-and-release', '--config', 'own/fcc.yaml', '--input', 'own/note.txt'],
    )
    expect(code).toBe(0)
  })

  it('asks which vertical, where there are several, and gives the tenant that one', async () => {
    const both = { 'fcc-healthcare': '*', 'fcc-finserv': '*' }
    const several = createTestProject({ dependencies: Object.keys(both), files: {} })
    onTestFinished(several.remove)
    several.write('a/package.json', JSON.stringify({ dependencies: both }))
    const open = await several.fcc('init', 'a')
    expect(open.out).toContain('Several verticals are installed: fcc-finserv, fcc-healthcare.')
    expect(open.out).toContain('fcc run GEN-001 --input brief.md')
    several.write('b/package.json', JSON.stringify({ dependencies: both }))
    const chosen = await several.fcc('init', 'b', '--vertical', 'fcc-finserv')
    expect(chosen.out).toContain(
      'fcc run validate-var-model --input returns=returns.csv --input memo=memo.md',
    )
    expect(readFileSync(several.path('b/fcc.yaml'), 'utf8')).toContain('plugins: [fcc-finserv]')
    const typo = await several.fcc('init', 'c', '--vertical', 'fcc-finserve')
    expect([typo.code, typo.err]).toEqual([2, expect.stringContaining('No vertical fcc-finserve')])
  })

  it('makes an id of a folder’s name that has other letters', async () => {
    const { tenant } = await project.json<{ readonly tenant: string }>('init', 'Müllers Garten!')
    expect(tenant).toBe('M-llers-Garten-')
  })

  it('overwrites nothing, and leaves what is there as it was', async () => {
    project.write('kept/fcc.yaml', 'tenant: { id: mine }\n')
    const { code, err } = await project.fcc('init', 'kept')
    expect([code, err.split(' ')[0]]).toEqual([2, 'FCC_CLI_FILE_EXISTS'])
    project.write('half/package.json', '{"name":"mine"}')
    project.write('half/.gitignore', 'dist')
    const { written } = await project.json<{ readonly written: readonly string[] }>('init', 'half')
    expect(written).toEqual(['fcc.yaml', 'brief.md', '.gitignore'])
    expect(readFileSync(project.path('half', 'package.json'), 'utf8')).toBe('{"name":"mine"}')
    expect(readFileSync(project.path('half', '.gitignore'), 'utf8')).toBe('dist\n.fcc/\n')
  })
})

describe('fcc manifest', () => {
  const plugin = (code: string, contributes: unknown = {}): void => {
    const manifest = JSON.parse(promptLog['node_modules/prompt-log/package.json'])
    manifest.name = 'acme-shed'
    manifest.fcc = { ...manifest.fcc, id: 'acme-shed', contributes }
    project.write('acme/package.json', `${JSON.stringify(manifest, undefined, '\t')}\n`)
    project.write('acme/index.js', code)
  }
  const contributing = `import { scorers, templates } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
export default definePlugin({
  id: 'acme-shed',
  setup({ contribute, defer }) {
    defer(() => undefined)
    contribute(templates, { id: 'loan', title: 'Loan', mediaType: 'text/plain', text: 'x' })
    contribute(scorers, { id: 'acme-shed/b', title: 'B', score: () => ({ kind: 'not_measured', reason: '' }) })
    contribute(scorers, { id: 'a', title: 'A', score: () => ({ kind: 'not_measured', reason: '' }) })
  },
})
`
  const expected = { scorers: ['acme-shed/a', 'acme-shed/b'], templates: ['acme-shed/loan'] }

  it('writes what the code contributes, whole ids in one order, and nothing else anew', async () => {
    plugin(contributing)
    expect((await project.fcc('manifest', 'acme', '--check')).code).toBe(2)
    const { code, contributes, changed } = await project.json<{
      readonly contributes: unknown
      readonly changed: readonly string[]
    }>('manifest', 'acme')
    expect([code, contributes, changed]).toEqual([0, expected, ['scorers', 'templates']])
    const text = readFileSync(project.path('acme', 'package.json'), 'utf8')
    expect(JSON.parse(text).fcc.contributes).toEqual(expected)
    expect(JSON.parse(text).keywords).toEqual(['fcc-plugin'])
    expect(text).toContain('\n\t"fcc": {')
    expect((await project.fcc('manifest', 'acme', '--check')).code).toBe(0)
  })

  it.each([
    ['export default 7\n', 'default export'],
    [contributing.replace("id: 'loan'", "id: 'other/loan'"), 'other/loan is no id'],
    [contributing.replaceAll("'acme-shed'", "'acme-barn'"), 'acme-barn'],
  ])('refuses a package that is no such plugin', async (code, says) => {
    project.write(`acme-${says.length}/index.js`, code)
    project.write(
      `acme-${says.length}/package.json`,
      readFileSync(project.path('acme', 'package.json'), 'utf8'),
    )
    const { code: exit, err } = await project.fcc('manifest', `acme-${says.length}`)
    expect([exit, err.split(' ')[0]]).toEqual([2, 'FCC_CLI_NOT_A_PLUGIN'])
    expect(err).toContain(says)
  })

  it('counts one thing as one thing', async () => {
    plugin(
      "import { definePlugin } from '@fcc/plugin-api'\n".concat(
        "import { templates } from '@fcc/contracts'\n",
        "const loan = { id: 'loan', title: 'Loan', mediaType: 'text/plain', text: 'x' }\n",
        "export default definePlugin({ id: 'acme-shed', setup: ({ contribute }) => contribute(templates, loan) })\n",
      ),
    )
    project.write('single/package.json', readFileSync(project.path('acme', 'package.json'), 'utf8'))
    project.write('single/index.js', readFileSync(project.path('acme', 'index.js'), 'utf8'))
    const { out } = await project.fcc('manifest', 'single')
    expect(out).toContain('acme-shed contributes 1 thing;')
  })

  it('refuses a build that is older than a source, with and without --check', async () => {
    plugin(contributing)
    const manifest = JSON.parse(readFileSync(project.path('acme', 'package.json'), 'utf8'))
    const text = JSON.stringify({ ...manifest, exports: './dist/index.js' })
    project.write('edited/package.json', text)
    project.write('edited/dist/index.js', contributing)
    project.write('edited/src/index.ts', contributing)
    utimesSync(project.path('edited', 'dist/index.js'), 100, 100)
    for (const flags of [[], ['--check']]) {
      const { code, err } = await project.fcc('manifest', 'edited', ...flags)
      expect([code, err.split(' ')[0]]).toEqual([2, 'FCC_CLI_BUILD_OUTDATED'])
      expect(err).toContain('dist/index.js is older than src/index.ts')
    }
    expect(readFileSync(project.path('edited', 'package.json'), 'utf8')).toBe(text)
    utimesSync(project.path('edited', 'src/index.ts'), 99, 99)
    expect((await project.fcc('manifest', 'edited')).code).toBe(0)
  })

  it('refuses a folder without a package', async () => {
    const { code, err } = await project.fcc('manifest', 'nowhere')
    expect([code, err.split(' ')[0]]).toEqual([2, 'FCC_CLI_FILE_MISSING'])
  })
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const manifest = (id: string, contributes: unknown) =>
  JSON.stringify({
    name: id,
    version: '1.0.0',
    type: 'module',
    exports: { '.': './index.js' },
    keywords: ['fcc-plugin'],
    fcc: { spec: 1, kind: 'plugin', id, api: '^1.0.0', contributes },
  })

/** A provider at the end of a line that is cut: nobody listens on port 9 of this machine. */
const cutOff = `import { providers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
export default definePlugin({
  id: 'cut-off',
  setup({ contribute }) {
    contribute(providers, {
      id: 'line', title: 'Line', deterministic: false,
      attributes: { location: 'loopback', region: 'here', agreements: [], cloud: 'here', retentionDays: 0 },
      async generate(_, { signal }) {
        await fetch('http://127.0.0.1:9/', { signal })
        return { parts: [], stop: 'end', model: 'none', usage: { inputTokens: 0, outputTokens: 0 } }
      },
    })
  },
})
`
const plugins = 'core-catalog, provider-deterministic'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: [
      ...['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
      ...['hollow', 'cut-off', 'slipped'],
    ],
    files: {
      'fcc.yaml': `tenant: { id: meadow }\nplugins: [${plugins}]\n`,
      'missing.yaml': `tenant: { id: meadow }\nplugins: [${plugins}, left-pad]\nstore: { use: memory }\n`,
      'hollow.yaml': 'tenant: { id: meadow }\nplugins: [hollow]\nstore: { use: memory }\n',
      'slipped.yaml': 'tenant: { id: meadow }\nplugins: [slipped]\nstore: { use: memory }\n',
      'store.yaml': `tenant: { id: meadow }\nplugins: [${plugins}]\nstore: { directory: brief.md/store }\n`,
      'net.yaml': `tenant: { id: meadow }\nplugins: [${plugins}, cut-off]\nprovider: cut-off/line\nproviders: { cut-off/line: { region: here, retention_days: 0 } }\nstore: { directory: net }\n`,
      'brief.md': '# Shed\n\n## Goal\n\nTo share tools.\n',
      'node_modules/hollow/package.json': manifest('hollow', { commands: ['hollow/x'] }),
      'node_modules/hollow/index.js': 'export default 7\n',
      'node_modules/slipped/package.json': manifest('slipped', { constitutions: ['slipped/x'] }),
      'node_modules/slipped/index.js':
        "import { definePlugin } from '@fcc/plugin-api'\nexport default definePlugin({ id: 'slipped', setup() { throw new Error('x.yaml has a tab') } })\n",
      'node_modules/cut-off/package.json': manifest('cut-off', { providers: ['cut-off/line'] }),
      'node_modules/cut-off/index.js': cutOff,
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

/** Every file of the project's own; what is installed is links into this repository. */
const everything = () =>
  readdirSync(project.directory)
    .filter((name) => name !== 'node_modules')
    .flatMap((name) => [name, ...below(name)])
    .sort()
const below = (name: string): readonly string[] => {
  if (!statSync(project.path(name)).isDirectory()) return []
  const names = readdirSync(project.path(name), { recursive: true, encoding: 'utf8' })
  return names.map((each) => `${name}/${each}`)
}

const run = ['run', 'GEN-001', '--input', 'brief.md']

/** What a person typed, the code of the one error, and what it says. */
const wrong: Readonly<Record<string, readonly (readonly [readonly string[], string, string])[]>> = {
  'words that no command takes': [
    [['rnu'], 'FCC_CLI_USAGE', 'Did you mean run?'],
    [['runs', '--limit', '0'], 'FCC_CLI_USAGE', '1 or more'],
    [['runs', '--state', 'lost'], 'FCC_CLI_USAGE', 'queued'],
    [[...run, '--domain', 'TEST'], 'FCC_CLI_USAGE', 'LAB, SHADOW, PROD'],
    [['approve', 'x', '--reject', '--waive'], 'FCC_CLI_USAGE', 'cannot be used with'],
    [['list', 'toasters'], 'FCC_CLI_USAGE', 'personas'],
    [['list', 'run'], 'FCC_CLI_USAGE', 'fcc runs list'],
    [['show', 'persona'], 'FCC_CLI_USAGE', "argument 'id'"],
    [['resume', 'x', 'y'], 'FCC_CLI_USAGE', 'Too many arguments'],
  ],
  'names of nothing': [
    [['runs', '--tenant', 'nobody'], 'FCC_TENANT_UNKNOWN', 'meadow'],
    [['run', 'GEN-099', '--input', 'brief.md'], 'FCC_SCENARIO_UNKNOWN', 'GEN-099'],
    [['explain', '../x'], 'FCC_RUN_UNKNOWN', '../x'],
    [[...run, '--as', 'a b'], 'FCC_PRINCIPAL_INVALID', 'without spaces'],
    [[...run, '--provider', 'nobody'], 'FCC_PROVIDER_MISSING', 'nobody'],
    [['init', 'new', '--tenant', 'a b'], 'FCC_CLI_USAGE', 'cannot be the id of a tenant'],
  ],
  'names that are taken': [[['init', '.'], 'FCC_CLI_FILE_EXISTS', 'overwrites nothing']],
  'files that cannot be read': [
    [['run', 'GEN-001', '--input', 'gone.md'], 'FCC_CLI_FILE_MISSING', 'not there'],
    [['run', 'GEN-001', '--input', '.'], 'FCC_CLI_FILE_UNREADABLE', 'a folder'],
    [['runs', '--config', '.'], 'FCC_CONFIG_UNREADABLE', 'EISDIR'],
    [['runs', '--config', 'gone.yaml'], 'FCC_CONFIG_NOT_FOUND', 'gone.yaml'],
  ],
  'places where nobody may write': [
    [['init', 'brief.md/new'], 'FCC_CLI_FILE_UNWRITABLE', 'no folder'],
    [[...run, '--out', 'brief.md/out'], 'FCC_CLI_FILE_UNWRITABLE', 'no folder'],
    [['runs', '--config', 'store.yaml'], 'FCC_SEALING_KEY_UNREADABLE', 'brief.md/store'],
  ],
  'plugins that are none': [
    [['manifest', 'node_modules/hollow'], 'FCC_CLI_NOT_A_PLUGIN', 'default export'],
    [['manifest', 'brief.md'], 'FCC_CLI_FILE_UNREADABLE', 'no folder'],
    [['manifest', '.'], 'FCC_CLI_NOT_A_PLUGIN', 'fcc'],
    [['hollow', 'x'], 'FCC_CLI_NOT_A_PLUGIN', 'hollow'],
    [['runs', '--config', 'missing.yaml'], 'FCC_TENANT_REFUSED', 'left-pad'],
  ],
}

describe.each(Object.entries(wrong))('%s', (_, cases) => {
  it.each(cases)('%j: one clear error, and nothing half made', async (argv, code, says) => {
    const before = everything()
    const { code: exit, out, err } = await project.fcc(...argv)
    expect([out, err.split(/\s/)[0]]).toEqual(['', code])
    expect(exit).toBeGreaterThan(0)
    expect(err).toContain(says)
    expect(err.match(/^ {2}Fix {2}\S/gm)).toHaveLength(1)
    const made = everything().filter((file) => !before.includes(file) && !file.startsWith('.fcc'))
    expect(made).toEqual([])
  })
})

describe('a project of which a part cannot be written', () => {
  it('is not there at all', async () => {
    project.write('half/.gitignore/in-the-way', '')
    const { code, err } = await project.fcc('init', 'half')
    expect([code, err.split(/\s/)[0]]).toEqual([2, 'FCC_CLI_FILE_UNWRITABLE'])
    expect(readdirSync(project.path('half'))).toEqual(['.gitignore'])
  })
})

describe('a plugin that is none, in a tenant’s selection', () => {
  it('is told by doctor, with the package it is in', async () => {
    const { code, out } = await project.fcc('doctor', '--config', 'hollow.yaml')
    expect([code, out.includes('FCC_LOAD_NO_PLUGIN')]).toEqual([2, true])
    expect(out).toMatch(/hollow +1\.0\.0 +plugin +failed: FCC_LOAD_NO_PLUGIN/)
  })
})

describe('a plugin that guards, and did not start for one slip', () => {
  it('is one thing that is wrong for doctor', async () => {
    const { code, out } = await project.fcc('doctor', '--config', 'slipped.yaml')
    expect(code).toBe(2)
    expect(out).toContain('x.yaml has a tab')
    expect(out).toContain('1 error, 0 warnings.')
    expect(out).not.toContain('FCC_SAFEGUARD_BROKEN')
  })
})

describe('a network that is not there', () => {
  it('lets the run wait for its provider, and writes no outcome', async () => {
    const { code, out, err } = await project.fcc(...run, '--config', 'net.yaml', '--out', 'sent')
    expect([code, err]).toEqual([5, ''])
    expect(out).toContain('waits for the provider: FCC_PROVIDER_UNREACHABLE')
    const [, again] = /at once: (fcc resume .+)/.exec(out) ?? []
    expect(again).toMatch(/^fcc resume \S{26} --config net\.yaml$/)
    expect(everything()).not.toContain('sent')
    const explained = await project.fcc('explain', '--config', 'net.yaml')
    expect(explained.out).toContain('waits for the provider: FCC_PROVIDER_UNREACHABLE')
  })

  it('is needed by nothing else', async () => {
    vi.stubGlobal('fetch', () => {
      throw new Error('there is no network')
    })
    for (const argv of [
      run,
      ['doctor'],
      ['list', 'personas'],
      ['audit', 'export', '-o', 'a.txt'],
    ]) {
      expect((await project.fcc(...argv)).code).toBe(0)
    }
    vi.unstubAllGlobals()
    expect(readFileSync(project.path('a.txt'), 'utf8')).toContain('fcc.run.ended')
  })
})

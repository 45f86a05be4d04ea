import type { Diagnostic } from '@fcc/plugin-api'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

interface Examined {
  readonly healthy: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** What somebody does who reads one piece of advice and knows nothing else. */
type Follow = (project: TestProject, advice: Diagnostic) => void

interface SetUp {
  readonly dependencies: readonly string[]
  readonly files: Readonly<Record<string, string>>
  /** Code → what its advice asks for; whatever is not named here needs no act of its own. */
  readonly acts: Readonly<Record<string, Follow>>
}

const manifest = (id: string, fcc: object = {}, exports = './index.js') =>
  JSON.stringify({
    name: id,
    version: '1.0.0',
    type: 'module',
    exports,
    fcc: { spec: 1, kind: 'plugin', id, api: '^1.0.0', ...fcc },
  })
const code = (id: string, setup = '') =>
  `export default { '~kind': 'fcc.plugin', spec: 1, id: '${id}', needs: {}, optional: {}, provides: [], setup({ contribute }) {${setup}} }\n`
const plugin = (id: string, { fcc = {}, setup = '' } = {}) => ({
  [`node_modules/${id}/package.json`]: manifest(id, fcc),
  [`node_modules/${id}/index.js`]: code(id, setup),
})
const config = 'tenant: { id: riverside }\nstore: { use: memory }\n'
const writes =
  (file: string, text: string): Follow =>
  (project) =>
    project.write(file, text)
/** Under a name of its own: this process has imported the broken one, which a new one would not have. */
const repairs =
  (id: string): Follow =>
  (project) => {
    project.write(`node_modules/${id}/package.json`, manifest(id, {}, './repaired.js'))
    project.write(`node_modules/${id}/repaired.js`, code(id))
  }

const inherited = ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic']
const workflow = (persona: string) =>
  `workflow: mine\nstart: a\nnodes: [{ id: a, persona: ${persona}, action: document, produces: note }]\n---\nscenario: mine\ntitle: Mine\npurposes: [planning]\ninput: { note: { type: text } }\nworkflow: mine\n`

const setUps: Readonly<Record<string, SetUp>> = {
  'a plugin that does not start, and one that builds on it': {
    dependencies: ['over', 'base'],
    files: {
      'fcc.yaml': config,
      ...plugin('base', { setup: 'throw new Error("no table")' }),
      ...plugin('over', { fcc: { includes: ['base'] } }),
    },
    acts: { FCC_SETUP_FAILED: repairs('base') },
  },
  'a file that cannot be parsed, before settings that nobody takes': {
    dependencies: ['base'],
    files: {
      'fcc.yaml': `${config}settings: { bse: { loud: true } }\n`,
      ...plugin('base'),
      'node_modules/base/index.js': 'let broken = ;\n',
    },
    acts: {
      FCC_LOAD_FAILED: repairs('base'),
      FCC_SETTINGS_INVALID: writes('fcc.yaml', config),
    },
  },
  'a key that is mistyped, before anything that it would have started': {
    dependencies: ['base'],
    files: {
      'fcc.yaml': `${config}setings: {}\n`,
      ...plugin('base', { setup: 'throw new Error("no table")' }),
    },
    acts: {
      FCC_CONFIG_INVALID: writes('fcc.yaml', config),
      FCC_SETUP_FAILED: repairs('base'),
    },
  },
  'an included package that is not there, and documents that name what nobody contributes': {
    dependencies: ['over', ...inherited],
    files: {
      'fcc.yaml': `${config}personas: { sources: [own.yaml] }\n`,
      'own.yaml': workflow('NOBODY'),
      ...plugin('over', { fcc: { includes: ['nowhere'] } }),
    },
    acts: {
      FCC_PLUGIN_MISSING: (project) => {
        for (const [file, text] of Object.entries(plugin('nowhere'))) project.write(file, text)
      },
      FCC_LINK_UNKNOWN_REFERENCE: writes('own.yaml', workflow('RC')),
    },
  },
}

describe('the advice of doctor, followed from its first line on', () => {
  it.each(Object.entries(setUps))('leads from %s to a sound set-up', async (_what, setUp) => {
    const project = createTestProject(setUp)
    onTestFinished(() => project.remove())
    const followed: string[] = []
    for (;;) {
      const { healthy, diagnostics } = await project.json<Examined>('doctor')
      const [first] = diagnostics.filter(({ severity }) => severity === 'error')
      if (first === undefined) {
        expect(healthy).toBe(true)
        break
      }
      // A consequence that came first would have no act; advice that does not help would come again.
      const act = setUp.acts[first.code]
      expect(act, `${followed.join(', ')}, then ${first.code}: ${first.why}`).toBeDefined()
      expect(followed).not.toContain(first.code)
      expect(first.fix).not.toBe('')
      followed.push(first.code)
      act?.(project, first)
    }
    expect(followed).toEqual(Object.keys(setUp.acts))
  })
})

import { describe, expect, it, onTestFinished } from 'vitest'
import { createTestProject } from '../fixtures/test-project.ts'

const manifest = (id: string) =>
  JSON.stringify({
    name: id,
    version: '1.0.0',
    type: 'module',
    exports: './index.js',
    fcc: {
      ...{ spec: 1, kind: 'plugin', id, api: '^1.0.0' },
      contributes: { scenarios: [`${id}/mine`] },
    },
  })
/** A plugin with settings, and a scenario whose workflow nobody contributes. */
const code = `import { scenarios } from '@fcc/contracts'
const shape = { volume: 'number', mood: 'string' }
function validate(given) {
  const keys = Object.keys(given).filter((key) => !(key in shape))
  if (keys.length > 0) return { issues: [{ message: 'unknown key ' + keys, path: [], keys }] }
  const wrong = Object.keys(given).filter((key) => typeof given[key] !== shape[key])
  if (wrong.length > 0) return { issues: wrong.map((key) => ({ message: 'a ' + shape[key], path: [key] })) }
  return { value: given }
}
export default {
  '~kind': 'fcc.plugin', spec: 1, id: 'loud', needs: {}, optional: {}, provides: [],
  settings: { shape, '~standard': { version: 1, vendor: 'test', validate } },
  setup({ contribute }) {
    contribute(scenarios, { id: 'loud/mine', title: 'Mine', purposes: ['planning'], inputs: {}, workflow: 'nowhere', outcomes: {} })
  },
}
`

function doctor(settings: string) {
  const project = createTestProject({
    dependencies: ['loud', '@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': `tenant: { id: riverside }\nstore: { use: memory }\n${settings}`,
      'node_modules/loud/package.json': manifest('loud'),
      'node_modules/loud/index.js': code,
    },
  })
  onTestFinished(() => project.remove())
  return project.fcc('doctor')
}

describe('settings that are not valid', () => {
  it.each([
    ['a value', 'settings:\n  loud:\n    mood: calm\n    volume: high\n', '6:5', 'volume: '],
    ['a key', 'settings:\n  loud:\n    volum: 3\n', '5:5', 'Did you mean volume?'],
    ['a plugin', 'settings:\n  lod: { volume: 3 }\n', '4:3', 'Did you mean loud?'],
  ])('are told with the line of %s, and what was meant', async (_what, settings, place, says) => {
    const { code: exit, out } = await doctor(settings)
    expect(exit).toBe(2)
    expect(out).toContain(`FCC_SETTINGS_INVALID  fcc.yaml:${place}`)
    expect(out).toContain(says)
  })
})

describe('a tenant of which something was left out', () => {
  it('is not said to be ready and no more', async () => {
    const { out } = await doctor('')
    expect(out).toMatch(/FCC_LINK_UNKNOWN_REFERENCE|FCC_SETUP_INVALID_CONTRIBUTION/)
    expect(out).toMatch(/riverside \(riverside\) is ready, without \d+ things? told below/)
  })
})

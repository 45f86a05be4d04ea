import { afterAll, describe, expect, it } from 'vitest'
import { createTestProject } from '../fixtures/test-project.ts'

const manifest = (id: string, fcc: object = {}) =>
  JSON.stringify({
    name: id,
    version: '1.0.0',
    type: 'module',
    exports: './index.js',
    fcc: { spec: 1, kind: 'plugin', id, api: '^1.0.0', ...fcc },
  })
const code = (id: string) =>
  `export default { '~kind': 'fcc.plugin', spec: 1, id: '${id}', needs: {}, optional: {}, provides: [], setup() {} }\n`

const project = createTestProject({
  dependencies: ['newer', 'fine', 'lacking'],
  files: {
    'range.yaml': `store: { use: memory }
tenants:
  one: { tenant: { name: One }, plugins: [newer] }
  two: { tenant: { name: Two }, plugins: [fine] }
`,
    'lacking.yaml': 'store: { use: memory }\ntenant: { id: one }\n',
    'named.yaml': 'store: { use: memory }\ntenant: { id: one }\nplugins: [nowhere]\n',
    'node_modules/newer/package.json': manifest('newer', { api: '^9.0.0' }),
    'node_modules/newer/index.js': code('newer'),
    'node_modules/fine/package.json': manifest('fine'),
    'node_modules/fine/index.js': code('fine'),
    'node_modules/lacking/package.json': manifest('lacking', { includes: ['fcc-nowhere'] }),
    'node_modules/lacking/index.js': code('lacking'),
  },
})
afterAll(() => project.remove())

describe('what doctor advises', () => {
  it('is not that no tenant selects a plugin, where one does and its range keeps it out', async () => {
    const { out } = await project.fcc('doctor', '--config', 'range.yaml')
    expect(out).toContain('FCC_PLAN_API_OUT_OF_RANGE')
    expect(out).not.toContain('newer is installed, and no tenant selects it')
  })

  it('is not to change fcc.yaml for a package that a plugin includes, and it is told once', async () => {
    const { out } = await project.fcc('doctor', '--config', 'lacking.yaml')
    expect(out).toContain('lacking, which includes the package fcc-nowhere')
    expect(out).not.toContain('in fcc.yaml')
    expect(out.match(/fcc-nowhere[^\n]*not (?:installed|found)/g)).toHaveLength(1)
    expect(out).not.toContain('FCC_DISCOVERY_NOT_INSTALLED')
    expect(out).not.toMatch(/^FCC_PLAN_MISSING_INCLUDE/m)
  })

  it('is to change fcc.yaml where the name stands there', async () => {
    const { out } = await project.fcc('doctor', '--config', 'named.yaml')
    expect(out).toContain("or take it out of the tenant's plugins in fcc.yaml")
  })
})

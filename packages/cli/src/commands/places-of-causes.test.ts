import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createTestProject } from '../fixtures/test-project.ts'

const manifest = (id: string) =>
  JSON.stringify({
    name: id,
    version: '1.0.0',
    type: 'module',
    exports: './index.js',
    fcc: { spec: 1, kind: 'plugin', id, api: '^1.0.0' },
  })

const project = createTestProject({
  dependencies: ['throws', 'unparsed', 'unlinked'],
  env: { FCC_DEBUG: '1' },
  files: {
    'fcc.yaml': 'tenant: { id: riverside }\nstore: { use: memory }\n',
    'node_modules/throws/package.json': manifest('throws'),
    'node_modules/throws/index.js': `export default {
  '~kind': 'fcc.plugin', spec: 1, id: 'throws', needs: {}, optional: {}, provides: [],
  setup() {
    const table = undefined
    return table.rows
  },
}
`,
    'node_modules/unparsed/package.json': manifest('unparsed'),
    'node_modules/unparsed/index.js': "export { default } from './inner/plugin.js'\n",
    'node_modules/unparsed/inner/plugin.js':
      'const fine = 1\n\nlet broken = ;\nexport default fine\n',
    'node_modules/unlinked/package.json': manifest('unlinked'),
    'node_modules/unlinked/index.js':
      "import { missing } from './other.js'\nexport default missing\n",
    'node_modules/unlinked/other.js': 'export const present = 1\n',
  },
})
afterAll(() => project.remove())

const inPackage = (...parts: readonly string[]) => join('node_modules', ...parts)

describe('a plugin that cannot start', () => {
  it('is told by doctor with file, line and cause, and with the stack where FCC_DEBUG is set', async () => {
    const { out } = await project.fcc('doctor')
    expect(out).toContain(`FCC_SETUP_FAILED  ${inPackage('throws', 'index.js')}:5:`)
    expect(out).toContain("reading 'rows'")
    expect(out).toMatch(
      /TypeError: Cannot read properties of undefined[\s\S]*at .*setup .*index\.js:5/,
    )
  })

  it('is told with the file and line that cannot be parsed, however deep it is imported', async () => {
    const { out } = await project.fcc('doctor')
    expect(out).toContain(`FCC_LOAD_FAILED  ${inPackage('unparsed', 'inner', 'plugin.js')}:3`)
    expect(out).toContain('Unexpected token')
  })

  it('is told with the line that imports what is not exported', async () => {
    const { out } = await project.fcc('doctor')
    expect(out).toContain(`FCC_LOAD_FAILED  ${inPackage('unlinked', 'index.js')}:1`)
  })

  it('is told in JSON with place and cause', async () => {
    const { diagnostics } = await project.json<{
      readonly diagnostics: readonly Readonly<Record<string, unknown>>[]
    }>('doctor')
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'FCC_SETUP_FAILED',
        pluginId: 'throws',
        place: expect.objectContaining({
          file: project.path('node_modules', 'throws', 'index.js'),
          line: 5,
        }),
        cause: "Cannot read properties of undefined (reading 'rows')",
      }),
    )
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'FCC_LOAD_FAILED',
        pluginId: 'unparsed',
        place: { file: project.path('node_modules', 'unparsed', 'inner', 'plugin.js'), line: 3 },
      }),
    )
  })
})

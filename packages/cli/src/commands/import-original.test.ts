import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'
import { OLD_GARDEN } from '../original/old-garden.test-support.ts'

let project: TestProject
afterEach(() => project.remove())

interface Imported {
  readonly written: readonly string[]
  readonly items: readonly { readonly file: string; readonly outcome: string }[]
}

const oldFiles = Object.fromEntries(
  Object.entries(OLD_GARDEN).map(([path, text]) => [`old/${path}`, text]),
)

const withOld = (files: Readonly<Record<string, string>> = {}) =>
  createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: { ...oldFiles, 'old/notes.txt': 'x', ...files },
  })

describe('fcc import original', () => {
  it('writes documents that a tenant loads without a complaint', async () => {
    project = withOld({
      'fcc.yaml': 'tenant: { id: garden }\npersonas: { sources: [garden] }\n',
    })
    const imported = await project.json<Imported>('import', 'original', 'old', '--to', 'garden')
    expect(imported).toMatchObject({ code: 0 })
    expect(imported.items).toContainEqual(
      expect.objectContaining({ file: 'notes.txt', outcome: 'no_counterpart' }),
    )
    const listed = await project.fcc('list', 'personas')
    expect(listed.err).toBe('')
    expect(listed.out).toContain('SCHM')
    const shown = await project.fcc('show', 'workflow', 'season')
    expect(shown).toMatchObject({ code: 0, err: '' })
    expect((await project.fcc('list', 'constitutions')).out).toContain('loose')
  })

  it('says in words what came over, what became prose and what has no counterpart', async () => {
    project = withOld()
    const { out, code } = await project.fcc('import', 'original', 'old', '--to', 'new')
    expect(code).toBe(0)
    expect(out).toMatch(
      /came over[\s\S]*became prose[\s\S]*have no counterpart[\s\S]*Wrote 16 files/,
    )
  })

  it('overwrites nothing unless it is told to, and leaves nothing half done', async () => {
    project = withOld({ 'new/personas/wtr.yaml': 'mine\n' })
    const refused = await project.fcc('import', 'original', 'old', '--to', 'new')
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('FCC_CLI_IMPORT_EXISTS')
    expect(readdirSync(project.path('new'))).toEqual(['personas'])
    expect(readFileSync(project.path('new/personas/wtr.yaml'), 'utf8')).toBe('mine\n')
    const forced = await project.fcc('import', 'original', 'old', '--to', 'new', '--force')
    expect(forced.code).toBe(0)
    expect(readFileSync(project.path('new/personas/wtr.yaml'), 'utf8')).toContain('WTR')
  })

  it('puts back what was there when it cannot be done to the end', async () => {
    // A file where a folder has to be: personas come before workflows.
    project = withOld({ 'new/personas/wtr.yaml': 'mine\n', 'new/workflows': 'a file\n' })
    const failed = await project.fcc('import', 'original', 'old', '--to', 'new', '--force')
    expect(failed.err).toContain('FCC_CLI_FILE_UNWRITABLE')
    expect(readFileSync(project.path('new/personas/wtr.yaml'), 'utf8')).toBe('mine\n')
    expect(existsSync(project.path('new/personas/sow.yaml'))).toBe(false)
  })

  it('makes a package of data whose manifest is what it contributes', async () => {
    project = withOld()
    const made = await project.fcc('import', 'original', 'old', '--to', 'acme-old', '--package')
    expect(made.code).toBe(0)
    expect(await project.fcc('manifest', 'acme-old', '--check')).toMatchObject({ code: 0, err: '' })
  })

  it('shows people a bound of a long account, and machines all of it', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `- ${index}`).join('\n')
    project = createTestProject({ dependencies: [], files: { 'old/many.yaml': many } })
    const { out } = await project.fcc('import', 'original', 'old', '--to', 'new')
    expect(out).toContain('and 1500 more')
    const { items } = await project.json<Imported>('import', 'original', 'old', '--to', 'new')
    expect(items).toHaveLength(2_000)
  })

  it('fails where nothing came over, and where there is no folder', async () => {
    project = createTestProject({ dependencies: [], files: { 'old/broken.yaml': 'a: [' } })
    expect((await project.fcc('import', 'original', 'old', '--to', 'new')).code).toBe(1)
    expect(existsSync(project.path('new'))).toBe(false)
    const missing = await project.fcc('import', 'original', 'gone', '--to', 'new')
    expect(missing.err).toContain('FCC_CLI_FILE_MISSING')
  })
})

import { afterEach, describe, expect, it } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
afterEach(() => project.remove())

describe('fcc reference-data', () => {
  it('imports a version once, lists it, and refuses another text under the same version', async () => {
    project = createTestProject({
      dependencies: ['@fcc/plugin-core-catalog'],
      files: { 'fcc.yaml': 'tenants:\n  meadow: {}\n', 'codes.csv': 'A00,Cholera\n' },
    })
    const add = ['reference-data', 'import', 'codes.csv', 'codes', '2026']
    expect((await project.fcc('reference-data', 'list')).out).toContain('No reference data')
    expect(await project.json(...add)).toMatchObject({ code: 0, version: '2026', bytes: 12 })
    expect((await project.fcc(...add)).code).toBe(0)
    expect(await project.json('reference-data', 'list')).toMatchObject({
      items: [{ name: 'codes', version: '2026', mediaType: 'text/csv' }],
    })
    project.write('codes.csv', 'B00,Other\n')
    const refused = await project.fcc(...add)
    expect(refused.code).not.toBe(0)
    expect(refused.err).toContain('FCC_STORE_REFERENCE_TAKEN')
  })
})

import { rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
afterEach(() => project.remove())

describe('fcc accept --store', () => {
  it('says what is lost, and the tenant starts again; nothing to accept is said too', async () => {
    project = createTestProject({
      dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
      files: {
        'fcc.yaml': 'tenants:\n  meadow: { provider: provider-deterministic/deterministic }\n',
      },
    })
    const accept = ['accept', '--store', '--tenant', 'meadow', '--as', 'grace:operator']
    expect((await project.fcc('doctor')).code).toBe(0)
    expect((await project.fcc(...accept)).out).toContain('nothing to accept')
    expect((await project.fcc('doctor', '--deep')).out).toMatch(/meadow: 0 runs.*all as written/)
    for (const end of ['', '-wal', '-shm']) {
      rmSync(project.path('.fcc', 'tenants', `meadow.sqlite${end}`), { force: true })
    }
    const refused = await project.fcc('doctor')
    expect(refused.code).not.toBe(0)
    expect(refused.out).toContain('FCC_STORE_MISSING')
    const lost = await project.json<{ readonly lost: { readonly store: string } }>(...accept)
    expect(lost).toMatchObject({ code: 0, lost: { store: 'missing', entries: 0 } })
    expect((await project.fcc('doctor')).code).toBe(0)
  })
})

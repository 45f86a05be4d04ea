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

describe('fcc accept', () => {
  const rules = (...lines: readonly string[]) =>
    `constitution: own\ntitle: Own\nrules:\n${lines.map((line) => `  - ${line}\n`).join('')}`
  const first = `{ id: a, tier: hard_stop, at: [release], when: "size(labels) > 3", say: No. }`
  const second = `{ id: b, tier: hard_stop, at: [release], when: "size(labels) > 5", say: No. }`
  const as = ['--as', 'grace:operator']

  it('accepts nothing of a tenant that would not start, and says why', async () => {
    project = createTestProject({
      dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
      files: {
        'fcc.yaml':
          'tenants:\n  meadow: { provider: provider-deterministic/deterministic, governance: { constitutions: [own.yaml] } }\n',
        'own.yaml': rules(first, second),
      },
    })
    expect(await project.fcc('doctor', '--json')).toMatchObject({ code: 0 })
    project.write('own.yaml', rules(first.replace('labels', 'lables')))
    const { code, out, err } = await project.fcc('accept', ...as)
    expect(code).toBe((await project.fcc('runs', ...as)).code)
    expect(out).not.toContain('Accepted')
    expect(err).toContain('FCC_CONSTITUTION_UNKNOWN_FACT')
    // What was not accepted is still missed, and what was there before still starts.
    project.write('own.yaml', rules(first))
    expect((await project.fcc('runs', ...as)).err).toContain('FCC_SAFEGUARD_LOST')
    project.write('own.yaml', rules(first, second))
    expect((await project.fcc('runs', ...as)).code).toBe(0)
    project.write('own.yaml', rules(first))
    expect((await project.fcc('accept', ...as)).out).toContain('Accepted for meadow')
    expect((await project.fcc('runs', ...as)).code).toBe(0)
  })
})

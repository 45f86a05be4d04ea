import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': 'tenants:\n  riverside: {}\n',
      'lakeside.yaml': 'name: Lakeside\n',
      'renamed.yaml': 'name: Lakeside Clinic\n',
      'wrong.yaml': 'plugin: [core]\n',
      'there.yaml': 'tenants:\n  harbour: {}\nstore: { use: sqlite, directory: .there }\n',
      'brief.md': '# Tool shed\n\n## Goal\n\nShare tools among neighbours.\n',
    },
    env: { WORDS: 'correct horse battery staple' },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

const operator = ['--as', 'ada:operator'] as const
const start = ['run', 'GEN-001', '--input', 'brief.md', '--tenant'] as const

describe('fcc tenants', () => {
  it('adds, changes, suspends, resumes and removes a tenant, and another one is not touched', async () => {
    const wrong = await project.fcc('tenants', 'add', 'lakeside', 'wrong.yaml', ...operator)
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('FCC_TENANT_CONFIG')])
    const added = await project.fcc('tenants', 'add', 'lakeside', 'lakeside.yaml', ...operator)
    expect([added.err, added.code]).toEqual(['', 0])
    expect(added.out).toMatch(/lakeside\s+Lakeside\s+ready/)
    const replaced = ['tenants', 'replace', 'lakeside', 'renamed.yaml', ...operator] as const
    expect((await project.fcc(...replaced)).out).toContain('Lakeside Clinic')

    const reason = ['--reason', 'their key was stolen'] as const
    const suspended = await project.fcc('tenants', 'suspend', 'lakeside', ...reason, ...operator)
    expect(suspended.out).toContain('lakeside is suspended.')
    const listed = await project.fcc('tenants')
    expect(listed.out).toMatch(/riverside\s+riverside\s+ready\n/)
    expect(listed.out).toMatch(/lakeside\s+Lakeside Clinic\s+ready, suspended since 2/)
    const status = await project.fcc('tenants', 'status', 'lakeside')
    expect(status.out).toMatch(/Suspended since .* by ada: their key was stolen/)
    expect(status.out).toContain('fcc tenants resume lakeside --as NAME')
    const refused = await project.fcc(...start, 'lakeside')
    expect([refused.code, refused.err]).toEqual([
      expect.any(Number),
      expect.stringContaining('FCC_TENANT_SUSPENDED'),
    ])
    expect((await project.fcc(...start, 'riverside')).code).toBe(0)
    const log = await project.fcc('audit', 'export', '--tenant', 'lakeside', '--as', 'x:auditor')
    expect(log.out).toContain('their key was stolen')

    const resumed = await project.fcc('tenants', 'resume', 'lakeside', ...operator)
    expect(resumed.out).toContain('lakeside works again.')
    expect((await project.fcc(...start, 'lakeside')).code).toBe(0)
    expect((await project.fcc('tenants', 'status', 'lakeside')).out).toContain(
      'Nothing keeps it from working.',
    )
    const words = ['--passphrase', 'env:WORDS'] as const
    const exporting = ['tenants', 'export', 'lakeside', '-o', 'a.fcctenant', '--as', 'ada:admin']
    const exported = await project.json<{ readonly root: string }>(...exporting, ...words)
    expect(exported).toMatchObject({ code: 0, tenant: 'lakeside', keys: 'passphrase' })
    const there = ['--config', 'there.yaml', '--as', 'bo:operator'] as const
    const imported = await project.json<{ readonly root: string }>(
      ...['tenants', 'import', 'a.fcctenant', ...words, ...there],
    )
    expect(imported).toMatchObject({ code: 0, tenant: 'lakeside', root: exported.root })
    const again = await project.fcc('tenants', 'import', 'a.fcctenant', ...words, ...there)
    expect(again.err).toContain('FCC_STORE_TAKEN')
    expect((await project.fcc('tenants', ...there)).out).toMatch(
      /harbour\s+harbour\s+ready\n.*lakeside\s+Lakeside Clinic\s+refused/,
    )

    const removed = await project.fcc('tenants', 'remove', 'lakeside', ...operator)
    expect(removed.out).toContain('out of the directory')
    expect((await project.fcc('tenants')).out).not.toContain('lakeside')
  })
})

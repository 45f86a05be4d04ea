import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': `tenants:
  riverside: {}
  lakeside: {}
  hilltop: {}
`,
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

const owner = ['--tenant', 'riverside', '--as', 'ada:admin'] as const
const reader = ['--tenant', 'lakeside', '--as', 'rita:auditor'] as const
const readRuns = ['grants', 'read', 'riverside', 'runs', '--for', 'review'] as const
const until = new Date(Date.now() + 86_400_000).toISOString()

describe('fcc grants', () => {
  it('lets one read in another tenant, lists it, and takes it back at once', async () => {
    const created = await project.json<{ readonly id: string; readonly state: string }>(
      ...['grants', 'create', 'lakeside', '--role', 'auditor', '--what', 'runs'],
      ...['--what', 'personas', '--for', 'review', '--until', until],
      ...owner,
    )
    expect(created).toMatchObject({ code: 0, state: 'valid', what: ['runs', 'personas'] })
    const listed = await project.fcc('grants', ...owner)
    expect(listed.out).toContain(`whoever is auditor of lakeside`)
    expect(listed.out).toContain('valid · runs, personas · for review')

    const read = await project.fcc(...readRuns, ...reader)
    expect([read.code, read.err, read.out]).toEqual([0, '', '  riverside has no runs.\n'])
    const not = await project.fcc(
      ...['grants', 'read', 'riverside', 'artifacts', 'RUN', 'x', '--for', 'review', ...reader],
    )
    expect(not.err).toContain('FCC_GRANT_NOT_COVERED')

    const revoked = await project.fcc('grants', 'revoke', created.id, ...owner)
    expect(revoked.out).toContain('reads nothing by it any more')
    const over = await project.fcc(...readRuns, ...reader)
    expect([over.code, over.out]).toEqual([1, ''])
    expect(over.err).toContain('FCC_GRANT_OVER')
  })

  it('locks the tenant that reads without one, until a person lifts it', async () => {
    const guess = ['--tenant', 'hilltop', '--as', 'mallory'] as const
    const tried = await project.fcc(...readRuns, ...guess)
    expect(tried.code).toBe(2)
    expect(tried.err).toContain('fcc tenants unlock hilltop')
    const { tenants } = await project.json<{ readonly tenants: readonly object[] }>('tenants')
    expect(tenants).toMatchObject([
      { id: 'riverside', state: 'ready' },
      { id: 'lakeside', state: 'ready' },
      { id: 'hilltop', state: 'ready', lockedSince: expect.any(String) },
    ])
    expect(tenants.filter((each) => 'lockedSince' in each)).toHaveLength(1)
    expect((await project.fcc('doctor')).out).toContain('hilltop (hilltop) is ready, locked since')
    expect((await project.fcc('api-keys', 'create', 'x', ...guess)).err).toContain(
      'FCC_TENANT_LOCKED',
    )
    const lifted = await project.fcc('tenants', 'unlock', 'hilltop', '--as', 'ada:operator')
    expect([lifted.code, lifted.out.includes('hilltop works again')]).toEqual([0, true])
    expect((await project.fcc('tenants', 'list')).out).not.toContain('locked')
    expect((await project.fcc('api-keys', 'create', 'x', ...guess)).code).toBe(0)
  })

  it('says what is missing of a grant, and of an artifact', async () => {
    const given = ['--what', 'runs', '--for', 'review', '--until', '2999-01-01', ...owner] as const
    const unnamed = await project.fcc('grants', 'create', 'lakeside', ...given)
    expect([unnamed.code, unnamed.err.includes('--principal or --role')]).toEqual([2, true])
    const forEver = await project.fcc('grants', 'create', 'lakeside', '--role', 'x', ...given)
    expect(forEver.err).toContain('FCC_GRANT_INVALID')
    const half = await project.fcc(
      'grants',
      'read',
      'riverside',
      'artifacts',
      '--for',
      'x',
      ...reader,
    )
    expect([half.code, half.err.includes('its run and its name')]).toEqual([2, true])
  })
})

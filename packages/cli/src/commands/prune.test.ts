import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

/** Days so short that they are over with the command: about a millisecond. */
const NO_TIME = '0.00000001'

const configOf = (more: string): string =>
  `tenant: { id: meadow }\ngovernance: { platform: [core-catalog/standard, keeping.yaml] }\n${more}`

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': configOf(''),
      'keeping.yaml': 'constitution: keeping\ntitle: Keeping\n',
      'brief.md': '# Shed\n\n## Goal\n\nTo share tools.\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

interface Pruned {
  readonly removed: boolean
  readonly contents: number
  readonly kinds: readonly {
    readonly records: string
    readonly count: number
    readonly days?: number
    readonly demand?: { readonly layer: string; readonly days: number }
    readonly stays: readonly { readonly count: number; readonly because: string }[]
  }[]
}
const kindOf = ({ kinds }: Pruned, wanted: string) =>
  kinds.find(({ records }) => records === wanted)
const run = async (): Promise<string> => {
  const { run: made } = await project.json<{ readonly run: { readonly id: string } }>(
    ...['run', 'GEN-001', '--input', 'brief.md'],
  )
  return made.id
}

describe('fcc prune', () => {
  it('removes nothing by its age where the tenant does not ask', async () => {
    const id = await run()
    const { code, out } = await project.fcc('prune', '--apply')
    expect(code).toBe(0)
    expect(out).toContain('runs           nothing goes by its age: retention.runs is not set\n')
    expect(out).toContain('There is nothing to remove.')
    expect((await project.fcc('explain', id)).code).toBe(0)
  })

  it('says which layer demands that something stays, and removes it when none does', async () => {
    const id = await run()
    const asked = `retention: { runs: ${NO_TIME}, audit_entries: ${NO_TIME} }\n`
    project.write('fcc.yaml', configOf(asked))
    project.write(
      'keeping.yaml',
      'constitution: keeping\ntitle: Keeping\nretention: [{ records: runs, keep_days: 30, cites: [Our word] }]\n',
    )
    const kept = await project.json<Pruned>('prune', '--dry-run')
    expect(kindOf(kept, 'runs')).toMatchObject({
      count: 0,
      days: 30,
      demand: { layer: 'platform' },
    })
    const { out } = await project.fcc('prune')
    expect(out).toContain('0 would be removed, older than 30 days')
    expect(out).toMatch(/2 stay: the constitution host\/keeping \(platform\) demands 30 days\n/)
    expect(out).toMatch(/stay: their runs are there\n/)
    expect((await project.fcc('explain', id)).code).toBe(0)

    project.write('keeping.yaml', 'constitution: keeping\ntitle: Keeping\n')
    // That a demand is gone is a safeguard that is lost: somebody accepts it first.
    expect((await project.fcc('prune')).err).toContain('FCC_SAFEGUARD_LOST')
    expect((await project.fcc('accept', '--as', 'ada:operator')).code).toBe(0)
    const planned = await project.json<Pruned>('prune', '--dry-run')
    expect(planned.removed).toBe(false)
    expect(kindOf(planned, 'runs')?.count).toBe(2)
    const applied = await project.json<Pruned>('prune', '--apply', '--as', 'ada:operator')
    expect(kindOf(applied, 'runs')?.count).toBe(2)
    expect([applied.removed, applied.contents > 0]).toEqual([true, true])
  })

  it('leaves a run that says it was removed, a log that verifies, and a store without damage', async () => {
    const id = await run()
    expect((await project.fcc('prune', '--apply')).out).toContain('The audit log still verifies.')
    const { code, err } = await project.fcc('explain', id)
    expect([code, err.split('\n')[0]]).toEqual([1, 'FCC_RUN_REMOVED'])
    expect(err).toMatch(/was removed at 20.*Z, .* days after its end; the audit entry prune:/)
    const exported = await project.json<{ readonly verifierKeyFile: string }>(
      ...['audit', 'export', '-o', 'audit.jsonl'],
    )
    const verified = await project.fcc(
      ...['audit', 'verify', 'audit.jsonl', '--key', exported.verifierKeyFile],
    )
    expect([verified.code, verified.out.split('  ')[0]]).toEqual([0, 'VERIFIED'])
    expect(verified.out).toMatch(/, \d+ removed under retention\n/)
    expect(verified.out).toMatch(/Note +\d+ entries were removed under retention, as a later entry/)
    const doctor = await project.fcc('doctor', '--deep')
    expect([doctor.code, doctor.out.includes('0 errors, 0 warnings.')]).toEqual([0, true])
    expect(doctor.out).toMatch(/3 runs and the text of \d+ audit entries removed under retention/)
    expect((await project.fcc('runs')).out).toContain('There are no runs.')
    const next = await run()
    expect((await project.fcc('explain', next)).code).toBe(0)
    expect(existsSync(project.path('audit.jsonl'))).toBe(true)
  })

  it('says what is wrong with a period, and with two flags that exclude each other', async () => {
    const both = await project.fcc('prune', '--apply', '--dry-run')
    expect([both.code, both.err.split(/\s/)[0]]).toEqual([2, 'FCC_CLI_USAGE'])
    for (const wrong of ['runs: 0', 'runs: soon', 'caches: 1']) {
      project.write('fcc.yaml', configOf(`retention: { ${wrong} }\n`))
      const { code, err } = await project.fcc('prune')
      expect([code, err.split(/\s/)[0]]).toEqual([2, 'FCC_CONFIG_INVALID'])
    }
  })
})

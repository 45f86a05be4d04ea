import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { SIGNED_SCENARIO } from '../fixtures/signed-scenario.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': 'tenant: { id: meadow }\npersonas: { sources: [signed.yaml] }\n',
      'signed.yaml': SIGNED_SCENARIO,
      'brief.md': '# Shed\n\n## Goal\n\nTo share tools.\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

interface Told {
  readonly run: { readonly id: string; readonly state: string }
  readonly error: { readonly code: string }
}

/** A run that waits for somebody. */
const waits = async (): Promise<string> => {
  const { run, code } = await project.json<Told>('run', 'signed', '--input', 'brief.md')
  expect([code, run.state]).toEqual([5, 'waiting'])
  return run.id
}
/** A run that was broken off after its first visit, and that nobody holds. */
const brokenOff = async (): Promise<string> => {
  const argv = ['run', 'GEN-001', '--input', 'brief.md']
  const { out, code } = await project.fccUntil('✓ research', ...argv)
  const [, id = ''] = /fcc resume (\S+)/.exec(out) ?? []
  expect([code, id.length]).toEqual([5, 26])
  return id
}

describe('fcc pause', () => {
  it('holds a run until it is resumed, which then continues to its end', async () => {
    const id = await brokenOff()
    const paused = await project.fcc('pause', id, '--reason', 'Month end', '--as', 'ada')
    expect(paused.err).toBe('')
    expect([paused.code, paused.out]).toEqual([
      0,
      `  Run ${id} is paused. Continue with   fcc resume ${id}\n`,
    ])
    expect((await project.fcc('runs', '--state', 'paused')).out).toContain(id.slice(0, 10))
    expect((await project.fcc('explain', id)).out).toContain('Month end')
    expect((await project.json<Told>('resume', id)).run.state).toBe('completed')
  })

  it('says where a run is that cannot be paused from there', async () => {
    const id = await waits()
    const { code, error } = await project.json<Told>('pause', id)
    expect([code, error.code]).toEqual([1, 'FCC_RUN_STATE'])
  })
})

describe('fcc quarantine', () => {
  it('holds a run that waits, until somebody takes it out by name', async () => {
    const id = await waits()
    const held = await project.fcc('quarantine', id, '--reason', 'Wrong note', '--as', 'ada')
    expect([held.code, held.out]).toEqual([
      0,
      `  Run ${id} is quarantined. Continue with   fcc resume ${id} --from-quarantine\n`,
    ])
    const refused = await project.json<Told>('resume', id)
    expect([refused.code, refused.error.code]).toEqual([1, 'FCC_RUN_QUARANTINED'])
    const out = await project.json<Told>('resume', id, '--from-quarantine')
    expect([out.code, out.run.state]).toEqual([5, 'waiting'])
  })

  it('is carried out at once while another process follows the run, which is told', async () => {
    const newest = async () =>
      (await project.json<{ readonly runs: readonly Told['run'][] }>('runs', '--limit', '1'))
        .runs[0]
    const before = await newest()
    const staying = project.json<Told>('run', 'signed', '--input', 'brief.md', '--wait')
    let run = await newest()
    while (run?.id === before?.id || run?.state !== 'waiting') run = await newest()
    const { code, out } = await project.fcc('quarantine', run.id, '--reason', 'Wrong note')
    expect([code, out]).toEqual([
      0,
      `  Run ${run.id} is quarantined. Continue with   fcc resume ${run.id} --from-quarantine\n`,
    ])
    expect((await staying).run).toMatchObject({ id: run.id, state: 'quarantined' })
  })

  it.each([
    [['quarantine', 'RUN'], 'FCC_CLI_USAGE', '--reason'],
    [['quarantine', 'RUN', '--reason', ''], 'FCC_CLI_USAGE', 'reason'],
    [['quarantine', 'nothing', '--reason', 'x'], 'FCC_RUN_UNKNOWN', 'nothing'],
    [['pause'], 'FCC_CLI_USAGE', "argument 'run'"],
  ])('%j says what is wrong and holds nothing', async (argv, expected, says) => {
    const { code, out, err } = await project.fcc(...argv)
    expect([code, out, err.split(/\s/)[0]]).toEqual([2, '', expected])
    expect(err).toContain(says)
  })
})

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { promptLog } from '../fixtures/garden.ts'
import { SIGNED_SCENARIO } from '../fixtures/signed-scenario.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic', 'prompt-log'],
    files: {
      ...promptLog,
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

const MANIFEST = 'node_modules/prompt-log/package.json'
const install = (version: string): void => {
  const manifest = JSON.parse(promptLog[MANIFEST]) as { readonly version: string }
  project.write(MANIFEST, JSON.stringify({ ...manifest, version }))
}

interface Resumed {
  readonly resumed: readonly string[]
  readonly refused: readonly { readonly run: string; readonly code: string }[]
}

describe('fcc resume --all', () => {
  it('resumes what other versions of plugins hold, once somebody accepts them, and leaves the rest', async () => {
    const none = await project.fcc('resume', '--all')
    expect([none.code, none.out]).toEqual([0, '  0 runs resumed.\n'])
    const { run } = await project.json<{ readonly run: { readonly id: string } }>(
      ...['run', 'signed', '--input', 'brief.md'],
    )
    const unheld = await project.json<Resumed>('resume', '--all')
    expect(unheld).toMatchObject({ code: 0, resumed: [], refused: [] })

    install('2.0.0')
    const refused = await project.fcc('resume', '--all')
    expect([refused.code, refused.err]).toEqual([5, ''])
    expect(refused.out).toBe(`  0 runs resumed.\n  ${run.id} does not continue: FCC_RUN_VERSION\n`)
    const accepted = await project.json<Resumed>('resume', '--all', '--accept-version')
    expect(accepted).toMatchObject({ code: 0, resumed: [run.id], refused: [] })
    const after = await project.json<Resumed>('resume', '--all')
    expect(after).toMatchObject({ code: 0, resumed: [], refused: [] })
  })

  it('needs no run to be named, and without it one has to be', async () => {
    const { code, err } = await project.fcc('resume')
    expect([code, err.split('\n')[0]]).toEqual([2, expect.stringContaining('FCC_CLI_USAGE')])
    expect(err).toContain('Name a run, or all of them by --all.')
  })
})

import { createRuntime } from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject

const configOf = (stages: string) => `tenant: { id: meadow }
store: { use: sqlite, directory: .fcc }
backpressure:
  sample_ms: 50
  ${stages}
`

beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': configOf('memory: { threshold: 1 }'),
      'brief.md': '# Shed\n\n## Goal\n\nTo share tools that the neighbours own.\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

interface Status {
  readonly stages: readonly {
    readonly stage: string
    readonly value: number | null
    readonly state: string
    readonly reacts: boolean
  }[]
  readonly signals: Readonly<Record<string, number | null>>
  readonly processes: readonly { readonly process: string }[]
}

describe('fcc status', () => {
  it('says that nothing was measured where no process works, and not 0', async () => {
    const status = await project.json<Status>('status')
    expect(status.code).toBe(0)
    expect(status.processes).toEqual([])
    expect(status.stages.map(({ value, state }) => [value, state])).toEqual(
      Array.from({ length: 6 }, () => [null, 'not_measured']),
    )
    const { out } = await project.fccAt(80, 'status', '--no-color')
    expect(out).toContain('No process that works has told of itself.')
    expect(out).toContain('not measured')
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('shows what another process measured, ends with 6 where that keeps runs out, and forgets it once it ends', async () => {
    project.write('fcc.yaml', configOf('cpu: { reaction: none }'))
    const runtime = await createRuntime({ directory: project.directory })
    try {
      const measured = async () =>
        (await project.json<Status>('status')).stages.every(({ value }) => value !== null)
      await expect.poll(measured, { timeout: 20_000 }).toBe(true)
      const status = await project.json<Status>('status')
      expect(status.code).toBe(0)
      expect(status.signals).toMatchObject({ queueDepth: 0, processes: 1, places: 16 })
      const { out } = await project.fccAt(80, 'status', '--no-color')
      expect(out).toContain('1 process with 16 places')
      expect(out).toMatch(/memory .*below/)
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)

      project.write('fcc.yaml', configOf('memory: { threshold: 0 }'))
      const pressed = await project.fcc('status')
      expect(pressed.code).toBe(6)
      expect(pressed.out).toContain('memory: refuse.')
      const refused = await project.fcc('run', 'GEN-001', '--input', 'brief.md')
      expect([refused.code, refused.err]).toEqual([
        1,
        expect.stringContaining('FCC_PRESSURE_REFUSED'),
      ])
    } finally {
      await runtime.close()
    }
    expect((await project.json<Status>('status')).processes).toEqual([])
  })

  it('is the reason of a run in SHADOW that becomes one in LAB: whoever starts or explains it is told', async () => {
    project.write('fcc.yaml', configOf('memory: { threshold: 0, reaction: shadow_to_lab }'))
    const run = ['run', 'GEN-001', '--input', 'brief.md', '--domain', 'SHADOW']
    const { code, err } = await project.fcc(...run)
    expect([code, err]).toEqual([0, expect.stringContaining('one in LAB, not in SHADOW')])
    expect((await project.fcc('explain')).out).toContain('in LAB, asked for in SHADOW')
  })
})

import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': 'tenants:\n  riverside: {}\n  lakeside: {}\n',
      'brief.md': '# Tool shed\n\n## Goal\n\nShare tools among neighbours.\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

describe('fcc tenants erase', () => {
  it('wants the id once more, says what was looked for, and lists the tenant as erased', async () => {
    const command = ['tenants', 'erase', 'riverside', '--as', 'ada:admin'] as const
    const unsure = await project.fcc(...command, '--confirm', 'lakeside')
    expect(unsure.code).not.toBe(0)
    expect(unsure.err).toContain('FCC_TENANT_ERASE_CONFIRM')
    const erased = await project.fcc(...command, '--confirm', 'riverside')
    expect([erased.err, erased.code]).toEqual(['', 0])
    expect(erased.out).toMatch(/riverside was erased at .* by ada/)
    expect(erased.out).toMatch(/wrapped_key\s+0\n/)
    expect(erased.out).toContain('Its block is still in fcc.yaml')
    const again = await project.json<{ readonly by: string; readonly inFile: boolean }>(
      ...command,
      ...['--confirm', 'riverside'],
    )
    expect(again).toMatchObject({ code: 0, by: 'ada', inFile: true })
    const listed = await project.fcc('tenants', 'list')
    expect(listed.out).toMatch(/riverside.*refused/)
    expect(listed.out).toMatch(/lakeside.*ready/)
  })

  it('takes away what was written of its runs beside the store, and of no other tenant', async () => {
    const started = async (tenant: string): Promise<string> => {
      const { run } = await project.json<{ readonly run: { readonly id: string } }>(
        ...['run', 'GEN-001', '--input', 'brief.md', '--tenant', tenant],
      )
      return run.id
    }
    project.write('hillside.yaml', 'name: Hillside\n')
    await project.fcc('tenants', 'add', 'hillside', 'hillside.yaml', '--as', 'ada:operator')
    const [theirs, others] = [await started('hillside'), await started('lakeside')]
    project.write('.fcc/out/nobodys/note.md', 'x')
    const out = () => readdirSync(project.path('.fcc', 'out')).sort()
    expect(out()).toEqual([theirs, others, 'hillside.pub', 'lakeside.pub', 'nobodys'].sort())
    const erased = await project.fcc(
      ...['tenants', 'erase', 'hillside', '--confirm', 'hillside', '--as', 'ada:admin'],
    )
    expect([erased.err, erased.code]).toEqual(['', 0])
    expect(erased.out).toContain('What fcc run wrote of 1 run into')
    expect(erased.out).toMatch(/Nothing says whose run this is of, and it was left: .*nobodys/)
    expect(out()).toEqual([others, 'lakeside.pub', 'nobodys'].sort())
  })
})

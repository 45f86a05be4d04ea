import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': 'tenant: { id: riverside }\n',
      'brief.md': '# Tool shed\n\n## Goal\n\nShare tools among neighbours.\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

async function runFor(subject: string): Promise<string> {
  const { run } = await project.json<{ readonly run: { readonly id: string } }>(
    ...['run', 'GEN-001', '--input', 'brief.md', '--subject', subject],
  )
  return run.id
}
const written = (run: string) => existsSync(project.path('.fcc', 'out', run, 'audit.jsonl'))

describe('what commands wrote of a person in plain text', () => {
  it('is removed from the store’s own folder by fcc shred, which says what it does not reach', async () => {
    const [one, other] = [await runFor('member-1'), await runFor('member-2')]
    expect([written(one), written(other)]).toEqual([true, true])
    const { code, out, err } = await project.fcc('shred', 'member-1')
    expect([code, err, written(one), written(other)]).toEqual([0, '', false, true])
    expect(out).toContain('What fcc run wrote of 1 run into')
    expect(out).toContain('--record, backups and archives are not reached')
  })

  it('is written over no file and through no link, before anything is read', async () => {
    const run = await runFor('member-3')
    project.write('kept.txt', 'mine')
    symlinkSync(project.path('kept.txt'), project.path('link.txt'))
    const words = (file: string) => [
      ...[
        ['audit', 'export', '-o', file],
        ['report', 'access', '-o', file],
      ],
      ...[
        ['show', 'run', run, '-o', file],
        ['tenants', 'export', 'riverside', '-o', file],
      ],
      ...[
        ['store', 'backup', file],
        ['record', run, file],
        ['outcome', run, 'x', '-o', file],
      ],
    ]
    for (const file of ['kept.txt', 'link.txt']) {
      for (const argv of words(file)) {
        const { code, err } = await project.fcc(...argv, '--as', 'ada:admin')
        expect([argv, code, err.split(/\s/)[0]]).toEqual([argv, 2, 'FCC_FILE_EXISTS'])
      }
    }
    expect(readFileSync(project.path('kept.txt'), 'utf8')).toBe('mine')
    const forced = ['audit', 'export', '-o', 'link.txt', '--force'] as const
    expect((await project.fcc(...forced)).code).toBe(0)
    expect(readFileSync(project.path('kept.txt'), 'utf8')).toBe('mine')
    const { out } = await project.fcc('audit', 'export')
    expect(out).not.toContain('fcc.tenant.exported')
  })
})

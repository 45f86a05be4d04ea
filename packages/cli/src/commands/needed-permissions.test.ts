import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunRecord } from '@fcc/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { SIGNED_SCENARIO } from '../fixtures/signed-scenario.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

interface RunDocument {
  readonly run: RunRecord
  readonly needs?: Readonly<Record<string, string>>
  readonly files?: { readonly directory: string; readonly audit?: string }
  readonly error?: unknown
}

let project: TestProject
const clinician = ['--as', 'ann:clinician']
const signed = ['run', 'signed', '--input', 'sketch.md']
const summarise = ['run', 'summarise-note', '--input', 'note.txt']

beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare'],
    files: {
      'fcc.yaml': `tenant: { id: garden }
personas: { sources: [garden.yaml] }
roles:
  clinician: { permissions: ['runs:start', runs:list, runs:read, outcomes:read] }
  starter: { permissions: ['runs:start'] }
  gardener: { permissions: ['approvals:*'] }
  all: { permissions: ['*'] }
`,
      'garden.yaml': SIGNED_SCENARIO,
      'sketch.md': '# Beds\n\nFour of them.\n',
      'note.txt':
        'Seen on the ward. Aspirin 40 mg daily. MRN: 4711-88-2200\nShe slept well and had no pain in the night.\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

describe('somebody who may start a run and not explain it', () => {
  it('is told that it completed, and which permission shows the rest', async () => {
    const { code, out, err } = await project.fcc(...summarise, ...clinician)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/Completed in .*\n(.*\n)* {2}Run {9}[0-9A-Z]{26} · \d+ artifacts?\n/)
    expect(out.match(/runs:explain/g)).toHaveLength(1)
    expect(out).not.toContain('fcc audit verify')
    const [, read = '', asked = ''] = /fcc (outcome \S{26} summary --as )(ID:ROLE)/.exec(out) ?? []
    const [, role = ''] = /which name the roles? ([\w-]+)/.exec(out) ?? []
    const reader = asked.replace('ID', 'ann').replace('ROLE', role)
    expect((await project.fcc(...read.trim().split(' '), reader)).code).toBe(0)
    const named = await project.fcc(...read.split(' ').slice(0, 2), ...clinician)
    expect(named).toMatchObject({ code: 0 })
    expect(named.out).toContain(read.replace(' --as ', ''))
    const [, id = ''] = /fcc explain (\S{26})/.exec(out) ?? []
    expect((await project.fcc('explain', id, '--as', 'bo:all')).code).toBe(0)
  })

  it('gets what the run released in its folder, and the run in the document', async () => {
    const { code, run, needs, error, files } = await project.json<RunDocument>(
      ...summarise,
      ...clinician,
    )
    expect([code, run.state, error]).toEqual([0, 'completed', undefined])
    expect(needs).toEqual({ summary: 'runs:explain', audit: 'runs:explain' })
    expect(files?.audit).toBeUndefined()
    const genesis = await project.json<RunDocument>(
      ...['run', 'GEN-001', '--input', 'sketch.md', ...clinician],
    )
    const folder = genesis.files?.directory ?? ''
    expect(genesis.code).toBe(genesis.run.state === 'completed' ? 0 : 4)
    if (Object.keys(genesis.run.released).length > 0) {
      expect(readdirSync(folder)).not.toContain('audit.jsonl')
      expect(readdirSync(folder)).toHaveLength(Object.keys(genesis.run.released).length)
    } else expect(existsSync(folder)).toBe(false)
  })

  it('leaves no denial in the log for what they did not ask', async () => {
    const { run } = await project.json<RunDocument>(...summarise, ...clinician)
    const exported = join(project.path('.'), 'audit.jsonl')
    expect((await project.fcc('audit', 'export', '-o', exported, '--as', 'bo:all')).code).toBe(0)
    const entries = readFileSync(exported, 'utf8')
    expect(entries).toContain(run.id)
    expect(entries).not.toContain('fcc.access.denied')
  })

  it('is shown what is written only with the permission to read it, which is named', async () => {
    const runs = async () =>
      (await project.fcc('runs', '--as', 'bo:all')).out.match(/01[0-9A-Z]{8}/g)
    const before = await runs()
    expect(before).not.toBeNull()
    const { code, out, err } = await project.fcc(...summarise, '--watch', '--as', 'ann:starter')
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('FCC_ACCESS_DENIED')
    expect(err).toMatch(/outcomes:read:\S+summarise-note/)
    expect(await runs()).toEqual(before)
    expect((await project.fcc(...summarise, '--watch', ...clinician)).code).toBe(0)
  })

  it('is told with 5 that it waits', async () => {
    const { code, out, err } = await project.fcc(...signed, '--as', 'ann:starter')
    expect([code, err]).toEqual([5, ''])
    expect(out).toMatch(/The run [0-9A-Z]{26} is waiting\./)
    const document = await project.json<RunDocument>(...signed, '--as', 'ann:starter')
    expect([document.code, document.run.state]).toEqual([5, 'waiting'])
  })

  it('sees the whole of it with the permission', async () => {
    const { code, out } = await project.fcc(...summarise, '--as', 'bo:all')
    expect(code).toBe(0)
    expect(out).toContain('fcc audit verify')
    expect(out).not.toContain('Left out')
  })
})

describe('somebody who may answer a run and not continue it', () => {
  it('has their answer kept, and is told who continues the run', async () => {
    const { run } = await project.json<RunDocument>(...signed, '--as', 'ann:starter')
    const as = ['--as', 'grace:gardener']
    const { question } = await project.json<{ readonly question: { readonly shown: string } }>(
      ...['inbox', 'show', run.id, ...as],
    )
    const { code, out, err } = await project.fcc('approve', run.id, '--read', question.shown, ...as)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Answered: approved by grace.')
    expect(out).toContain('The answer is kept.')
    const [, resume = ''] = /fcc (resume \S{26})/.exec(out) ?? []
    const resumed = await project.fcc(...resume.split(' '), '--as', 'bo:all')
    expect(resumed.code).toBe(0)
    expect(resumed.out).toContain('Completed')
  })
})

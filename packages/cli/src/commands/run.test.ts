import { readdirSync, readFileSync } from 'node:fs'
import type { RunRecord } from '@fcc/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const brief = '# A shed\n\n## Goal\n\nShare forty tools among thirty households.\n'
const outcomes = [
  'blueprints-specs',
  'publish-handoff',
  'research-inventory',
  'runbook',
  'user-guide',
]
const note = 'Discharge note\n\nMRN: 4711-88-2200\nPatient: Mrs. Adaline Korver, born 03/14/1951.\n'

interface RunDocument {
  readonly run: RunRecord
  readonly created: boolean
  readonly summary: { readonly blocks: number; readonly sent: boolean }
  readonly files: {
    readonly directory: string
    readonly outcomes: Readonly<Record<string, string>>
    readonly audit: string
    readonly verifierKey: string
  }
  readonly error: { readonly code: string; readonly fix: string }
}

let project: TestProject
const run = (...argv: readonly string[]) => project.json<RunDocument>('run', ...argv)
const genesis = (...argv: readonly string[]) => run('GEN-001', '--input', 'brief.md', ...argv)

beforeAll(() => {
  // Plugins are found by the exports of their packages; under test that is their sources.
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare', '@fcc/example-provider-loopback'],
    files: { 'fcc.yaml': 'tenant: { id: riverside }\n', 'brief.md': brief, 'note.txt': note },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

describe('a run that completes', () => {
  it('shows each visit and where its outcomes are', async () => {
    const { code, out, err } = await project.fcc('run', 'GEN-001', '--input', 'brief.md')
    expect([code, err]).toEqual([0, ''])
    for (const node of ['research', 'blueprint', 'review', 'runbook', 'guide']) {
      expect(out).toMatch(new RegExp(`✓ ${node} .*gate QG-\\w\\w-001 1.00 .* ms`))
    }
    expect(out).toMatch(/Completed in .*\n(.*\n)*.*, none violated\n/)
    const [, file = '', key = ''] = /fcc audit verify (\S+) --key (\S+)/.exec(out) ?? []
    expect((await project.fcc('audit', 'verify', file, '--key', key)).code).toBe(0)
  })

  it('writes its own audit entries with their proofs, however long the log is', async () => {
    const { out } = await project.fcc('run', 'GEN-001', '--input', 'brief.md', '--verbose')
    const [, file = '', key = ''] = /fcc audit verify (\S+) --key (\S+)/.exec(out) ?? []
    const verified = await project.fcc('audit', 'verify', file, '--key', key)
    const [, count] = / audit (\d+) entries\n/.exec(out) ?? []
    const [, said, run, size] =
      /: (\d+) entries of (\S+), proven in a log of (\d+)\n/.exec(verified.out) ?? []
    expect(said).toBe(count)
    expect(out).toContain(`run ${run}`)
    expect(Number(size)).toBeGreaterThan(Number(count))
    const again = await project.fcc('audit', 'export', '--run', run ?? '', '-o', 'again.jsonl')
    expect(again.code).toBe(0)
    expect((await project.fcc('audit', 'verify', 'again.jsonl', '--key', key)).code).toBe(0)
  })

  it('leaves what was released beside the audit log, and nothing else', async () => {
    const { code, run, files } = await genesis()
    expect([code, run.state]).toEqual([0, 'completed'])
    expect(readdirSync(files.directory).sort()).toEqual(
      [...outcomes.map((name) => `${name}.md`), 'audit.jsonl'].sort(),
    )
    expect(Object.keys(files.outcomes).sort()).toEqual(outcomes)
  })

  it('gives the same bytes when it is run again', async () => {
    const [first, second] = [await genesis(), await genesis()]
    expect(second.run.id).not.toBe(first.run.id)
    for (const name of outcomes) {
      const [one, two] = [first, second].map(({ files }) =>
        readFileSync(files.outcomes[name] ?? ''),
      )
      expect([name, two?.equals(one ?? Buffer.alloc(0))]).toEqual([name, true])
    }
  })

  it('writes to the folder it was told', async () => {
    const { files } = await genesis('--out', 'released')
    expect(files.directory).toBe(project.path('released'))
  })

  it('is the same run for the same idempotency key', async () => {
    const [first, second] = [
      await genesis('--idempotency-key', 'monday'),
      await genesis('--idempotency-key', 'monday'),
    ]
    expect([first.created, second.created]).toEqual([true, false])
    expect(second.run.id).toBe(first.run.id)
  })

  it('keeps who started it, for what, and whose data it is', async () => {
    const { run } = await genesis(
      ...['--as', 'ada:author,editor', '--purpose', 'training', '--domain', 'PROD'],
      ...['--subject', 'shed-7', '--label', 'phi'],
    )
    expect(run.envelope).toMatchObject({
      principal: { id: 'ada', kind: 'human', roles: ['author', 'editor'] },
      purpose: 'training',
      domain: 'PROD',
      labels: { categories: ['phi'] },
    })
    expect(JSON.stringify(run)).not.toContain('shed-7')
  })
})

describe('a brief that states nothing', () => {
  it.each(['x', 'Hello everybody!', '\u200b'])('%j ends with 4 at the first gate', async (text) => {
    project.write('empty.md', text)
    const { code, out } = await project.fcc('run', 'GEN-001', '--input', 'empty.md')
    expect(code).toBe(4)
    expect(out).toContain('✗ rejected at a gate, step research')
    expect(out.match(/brief states nothing/g)).toHaveLength(1)
  })

  it('and holds white space alone is refused before it starts', async () => {
    project.write('empty.md', ' \n\t\n')
    const { code, err } = await project.fcc('run', 'GEN-001', '--input', 'empty.md')
    expect([code, err.split('\n')[0]]).toEqual([2, 'FCC_INPUT_EMPTY'])
  })
})

describe('a run that is stopped', () => {
  it('ends with 3 at a hard stop, names the rule and what was found, and says that nothing was sent', async () => {
    const { code, out } = await project.fcc(
      ...['run', 'summarise-note', '--input', 'note.txt', '--provider', 'loopback'],
    )
    expect(code).toBe(3)
    expect(out).toContain('✗ halted by a hard stop at egress, step summarise')
    expect(out).toContain('hipaa/phi-needs-agreement')
    expect(out).toMatch(/Found {6}\S+ at \d+–\d+/)
    expect(out).toContain('45 CFR 164.502(e)')
    expect(out).toContain('Nothing was sent.')
    expect(out).not.toContain('4711-88-2200')
    expect(out).not.toContain('Korver')
  })

  it('is explained, rule by rule, without what was in it', async () => {
    const { run: halted } = await run(
      'summarise-note',
      '--input',
      'note.txt',
      '--provider',
      'loopback',
    )
    const { out } = await project.fcc('explain', halted.id)
    expect(out).toContain('hipaa/phi-needs-agreement (hard_stop, forbid)')
    expect(out).toContain('provider.agreements = []')
    expect(out).not.toContain('Korver')
  })

  it('releases nothing', async () => {
    const { run: halted, files } = await run(
      ...['summarise-note', '--input', 'note.txt', '--provider', 'loopback'],
    )
    expect([halted.released, files]).toEqual([{}, undefined])
    expect(readdirSync(project.path('.fcc', 'out'))).not.toContain(halted.id)
  })
})

describe('a run that does not begin', () => {
  it.each([
    [['run', 'nothing-here', '--input', 'x=brief.md'], 'FCC_SCENARIO_UNKNOWN'],
    [['run', 'GEN-001'], 'FCC_INPUT_MISSING'],
    [['run', 'GEN-001', '--input', 'gone.md'], 'FCC_CLI_FILE_MISSING'],
    [['run', 'GEN-001', '--input', 'brief.md', '--input', 'brief=brief.md'], 'FCC_CLI_INPUT_TWICE'],
    [['run', 'GEN-001', '--input', 'brief.md', '--input', 'x=brief.md'], 'FCC_INPUT_UNKNOWN'],
    [['run', 'GEN-001', '--input', 'brief.md', '--purpose', 'fun'], 'FCC_PURPOSE_UNKNOWN'],
    [['run', 'GEN-001', '--input', 'brief.md', '--domain', 'TEST'], 'FCC_CLI_USAGE'],
    [['run', 'GEN-001', '--input', 'brief.md', '--as', 'a b'], 'FCC_PRINCIPAL_INVALID'],
    [['run', 'GEN-001', '--input', 'brief.md', '--tenant', 'other'], 'FCC_TENANT_UNKNOWN'],
    [['run', 'GEN-001', '--input', 'brief.md', '--config', 'other.yaml'], 'FCC_CONFIG_NOT_FOUND'],
    [['run'], 'FCC_CLI_USAGE'],
  ])('%j ends with 2 and %s', async (argv, expected) => {
    const { code, error } = await project.json<RunDocument>(...argv)
    expect([code, error.code]).toEqual([2, expected])
    expect(error.fix).not.toBe('')
  })
})

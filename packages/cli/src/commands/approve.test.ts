import type { RunRecord } from '@fcc/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { SIGNED_SCENARIO } from '../fixtures/signed-scenario.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
const sign = ['run', 'signed', '--input', 'sketch.md', '--as', 'ada']
const start = async (...argv: readonly string[]) =>
  (await project.json<{ readonly run: RunRecord }>(...sign, ...argv)).run

beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare'],
    files: {
      'fcc.yaml': 'tenant: { id: garden }\npersonas: { sources: [garden.yaml] }\n',
      'garden.yaml': SIGNED_SCENARIO,
      'sketch.md': '# Beds\n\nFour of them.\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

describe('a run that waits for a person', () => {
  it('ends with 5 and says who is asked what, and how to answer', async () => {
    const { code, out } = await project.fcc(...sign)
    expect(code).toBe(5)
    expect(out).toContain('… sign waits for gardener: May this go out?')
    expect(out).toMatch(/fcc inbox show \S{26} --as ID:gardener/)
    expect(out).toMatch(/fcc approve \S{26} --read DIGEST --as ID:gardener/)
  })

  it('refuses the answer of somebody without the role', async () => {
    const { id } = await start()
    const { code, err } = await project.fcc('approve', id, '--as', 'grace')
    expect(code).toBe(1)
    expect(err).toContain('FCC_APPROVAL_ROLE')
    expect((await project.json<{ readonly run: RunRecord }>('explain', id)).run.state).toBe(
      'waiting',
    )
  })

  it('is executed to its end by the answer, where nobody holds it', async () => {
    const { id } = await start()
    const { code, out } = await project.fcc(
      ...['approve', id, '--read', await read(id), '--as', 'grace:gardener', '--note', 'Fine.'],
    )
    expect(code).toBe(0)
    expect(out).toContain('Answered: approved by grace.')
    expect(out).toContain('approved by grace')
    expect(out).toContain('Completed')
    expect(out).not.toContain('Fine.')
  })

  it('is left to the process that holds it, which continues by itself', async () => {
    const waiting = project.fcc(...sign, '--wait', '--domain', 'SHADOW')
    const id = await vi.waitUntil(
      async () => (await waitingRuns()).find((each) => each.envelope.domain === 'SHADOW')?.id,
      { timeout: 20_000, interval: 50 },
    )
    const answer = await project.fcc(
      ...['approve', id, '--read', await read(id), '--as', 'grace:gardener'],
    )
    expect(answer.code).toBe(0)
    const first = await waiting
    expect(first.code).toBe(0)
    expect(first.out).toContain('Completed')
  })

  it('is in the inbox of whom it asks, who reads it there and answers what they read', async () => {
    const { id } = await start()
    const as = ['--as', 'grace:gardener']
    expect((await project.fcc('inbox', ...as)).out).toContain(id)
    expect((await project.fcc('inbox', '--as', 'grace')).out).toBe(
      [
        '  Nothing waits for grace, who has no role here.',
        '  Ask as somebody else      fcc inbox --as ID:ROLE',
        '  See what waits for whom   fcc runs --state waiting',
        '',
      ].join('\n'),
    )
    const other = await project.fcc('inbox', '--as', 'grace:cook')
    expect(other.out).toContain('Nothing waits for grace as cook.')
    const unnamed = await project.json<{ readonly askedAs: { readonly roles: readonly string[] } }>(
      'inbox',
    )
    expect(unnamed.askedAs.roles).toEqual([])
    expect((await project.fcc('inbox')).out).toContain('nobody was named')
    const { out } = await project.fcc('inbox', 'show', id, ...as)
    expect(out).toContain('Asked    May this go out?')
    expect(out).toContain('## Capability matrix')
    const unread = await project.fcc('approve', id, ...as)
    expect([unread.code, unread.err.split('\n')[0]]).toEqual([1, 'FCC_APPROVAL_UNREAD'])
    const [, answer = ''] = /fcc (approve .*)\n/.exec(out) ?? []
    expect((await project.fcc(...answer.split(' '))).code).toBe(0)
  })

  it('ends with 4 when the person says no', async () => {
    const { id } = await start()
    const { code, out } = await project.fcc('approve', id, '--as', 'grace:gardener', '--reject')
    expect(code).toBe(4)
    expect(out).toContain('rejected by a person')
  })

  it('tells who answered what, and keeps notes and work from whom the rules keep them', async () => {
    const { id } = await start()
    const none = await project.fcc('inbox', 'answers', id, '--as', 'ada')
    expect(none.out).toContain('Nobody has answered anything in this run.')
    const note = ['--note', 'It names no keeper.']
    await project.fcc('approve', id, '--reject', ...note, '--as', 'grace:gardener')
    const { code, out } = await project.fcc('inbox', 'answers', id, '--as', 'ada')
    expect([code, out]).toEqual([0, expect.stringMatching(/rejected by grace, 20/)])
    // A hospital's rules keep both from her: in it, what nobody declared is of patients.
    expect(out).toContain('    (its note is kept from you by the rules)\n')
    const made = await project.fcc('outcome', id, 'draft/inventory', '--as', 'ada')
    expect([made.code, made.err]).toEqual([1, expect.stringContaining('FCC_ARTIFACT_WITHHELD')])
    const missing = await project.fcc('outcome', id, 'draft/nothing', '--as', 'ada')
    expect([missing.code, missing.err]).toEqual([
      2,
      expect.stringContaining('FCC_ARTIFACT_UNKNOWN'),
    ])
  })

  it('cannot be both refused and waived', async () => {
    const { code, err } = await project.fcc('approve', 'x', '--reject', '--waive')
    expect(code).toBe(2)
    expect(err).toContain('FCC_CLI_USAGE')
  })
})

describe('runs that nobody holds', () => {
  it('are resumed to where they wait again, and say what for', async () => {
    const { id } = await start()
    const { code, out } = await project.fcc('resume', id)
    expect(code).toBe(5)
    expect(out).toContain('May this go out?')
  })

  it('are cancelled, once', async () => {
    const { id } = await start()
    expect((await project.fcc('cancel', id)).out).toContain('is cancelled')
    const again = await project.fcc('cancel', id)
    expect([again.code, again.err.split('\n')[0]]).toEqual([1, 'FCC_RUN_OVER'])
  })

  it('are listed by state', async () => {
    const runs = await waitingRuns()
    expect(runs.length).toBeGreaterThan(0)
    expect(runs.every(({ state }) => state === 'waiting')).toBe(true)
    expect((await project.fcc('runs', '--limit', '1')).out.trim().split('\n')).toHaveLength(2)
  })
})

/** What somebody has read of a question, as an answer carries it. */
async function read(id: string): Promise<string> {
  const { question } = await project.json<{ readonly question: { readonly shown: string } }>(
    ...['inbox', 'show', id, '--as', 'grace:gardener'],
  )
  return question.shown
}

async function waitingRuns(): Promise<readonly RunRecord[]> {
  return (await project.json<{ readonly runs: readonly RunRecord[] }>('runs', '--state', 'waiting'))
    .runs
}

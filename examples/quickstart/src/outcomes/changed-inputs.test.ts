import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { readInput } from '../example-directory.ts'
import { runStory } from '../harness/run-story.ts'
import { storyNamed } from '../harness/story.ts'

const text = (name: string) => Buffer.from(readInput(name)).toString('utf8')

/** A text with one place changed, which must be there. */
function changed(before: string, from: string, to: string): string {
  expect(before).toContain(from)
  return before.replace(from, to)
}

describe('the hospital’s outcome', { timeout: 60_000 }, () => {
  const story = storyNamed('healthcare')
  const packetOf = async (note: string) =>
    (await runStory(story, { note })).outcomes['release-packet'] ?? ''

  it('says of a record number with one digit changed that its check failed', async () => {
    const note = text('healthcare/discharge-note.txt')
    expect(await packetOf(note)).toContain('MRN: [record-number]\n')
    expect(await packetOf(changed(note, '00482919', '00482918'))).toContain(
      'MRN: [record-number:check-failed]\n',
    )
  })

  it('names the codes that the note holds, and no others', async () => {
    const note = text('healthcare/corrected-note.txt')
    const before = await packetOf(note)
    const after = await packetOf(changed(note, 'E11.65', 'E11.69'))
    expect([before.includes('E11.65'), before.includes('E11.69')]).toEqual([true, false])
    expect([after.includes('E11.65'), after.includes('E11.69')]).toEqual([false, true])
  })
})

describe('the bank’s outcome', { timeout: 60_000 }, () => {
  const story = storyNamed('finance')

  it('counts one exception more when one digit makes a return a loss beyond its forecast', async () => {
    const memo = text('finserv/memo-public.txt')
    const returns = text('finserv/returns.csv')
    const worse = changed(returns, '2025-01-09,-0.013333', '2025-01-09,-0.093333')
    const reportOf = async (given: string) =>
      (await runStory(story, { memo, returns: given })).outcomes['validation-report'] ?? ''
    expect(await reportOf(returns)).toContain('| Exceptions | 6 |')
    expect(await reportOf(worse)).toContain('| Exceptions | 7 |')
  })

  it('hangs on what the memo says of an issuer', async () => {
    const returns = text('finserv/returns.csv')
    const ending = async (memo: string) => (await runStory(story, { memo, returns })).run
    expect((await ending(text('finserv/memo-public.txt'))).state).toBe('completed')
    const halted = await ending(text('finserv/memo-restricted.txt'))
    expect([halted.state, halted.reasons[0]?.id]).toEqual(['halted', 'market-integrity/mnpi'])
  })
})

interface Coverage {
  readonly covered: readonly string[]
  readonly gaps: readonly { readonly id: string }[] | readonly string[]
}

describe('the agency’s outcome', { timeout: 60_000 }, () => {
  const story = storyNamed('government')
  const ssp = text('gov/ssp.json')

  async function coverageOf(plan: string): Promise<{ covered: Set<string>; gaps: Set<string> }> {
    const { outcomes } = await runStory(story, { ssp: plan })
    const { covered, gaps } = JSON.parse(outcomes['coverage-data'] ?? '') as Coverage
    const idOf = (gap: string | { readonly id: string }) => (typeof gap === 'string' ? gap : gap.id)
    return { covered: new Set(covered), gaps: new Set(gaps.map(idOf)) }
  }

  it('moves a control between covered and gap when one digit of a claim changes', async () => {
    const before = await coverageOf(ssp)
    const after = await coverageOf(changed(ssp, '"control-id": "ac-3"', '"control-id": "ac-4"'))
    expect([before.covered.has('ac-3'), before.gaps.has('ac-4')]).toEqual([true, true])
    expect([after.covered.has('ac-4'), after.gaps.has('ac-3')]).toEqual([true, true])
    expect(after.covered.size).toBe(before.covered.size)
  })

  it('splits the baseline into what is covered and what is not, and loses nothing', async () => {
    const { covered, gaps } = await coverageOf(ssp)
    expect(covered.size + gaps.size).toBe(287)
    expect([...covered].filter((id) => gaps.has(id))).toEqual([])
  })
})

import type { Question } from '@fcc/runtime'
import colors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { inboxLines, questionLines } from './inbox.ts'

const question: Question = {
  ...{ run: 'r1', title: 'A guide', scenario: 's', purpose: 'lending', startedBy: 'ann' },
  ...{ since: '2026-11-21T10:00:00.000Z', activity: 'r1/sign/1/answer#1', asks: 'answer' },
  ...{ ask: 'Good?', roles: ['keeper'], needed: 1, signed: [] },
  ...{ artifacts: [], rules: [], shown: 'd' },
}
const until = '2026-11-21T14:00:00.000Z'
const again = { flags: '', as: 'grace' }
const shown = (changes: Partial<Question>) =>
  questionLines({ ...question, ...changes }, { ...again, paint: colors.createColors(false) })
const listed = (changes: Partial<Question>) =>
  JSON.stringify(
    inboxLines(
      [{ ...question, ...changes }],
      { id: 'grace', roles: [] },
      { ...again, paint: colors.createColors(false) },
    ),
  )

describe('a question that is shown', () => {
  it('says how many must sign, who has, until when, and what then', () => {
    const lines = shown({ needed: 2, signed: ['bo'], until, onExpiry: 'escalate' })
    expect(lines).toContain('  Signed   1 of 2 different people: bo')
    expect(lines).toContain(`  Until    ${until}; then it goes to others`)
    expect(shown({ until, onExpiry: 'reject' })).toContain(
      `  Until    ${until}; then it counts as refused`,
    )
    expect(shown({ escalatedFrom: ['keeper'] })).toContain('  Before   keeper: nobody, in time')
  })

  it('says nothing of that where one answer decides at any time', () => {
    expect(shown({}).join('\n')).not.toMatch(/Signed|Until|Before/)
    expect(listed({})).toContain('A guide, started by ann: Good?"')
  })

  it('says it in a list as well', () => {
    const text = listed({ needed: 2, signed: ['bo'], until, escalatedFrom: ['keeper'] })
    expect(text).toContain(
      `Good?; signed by 1 of 2; until ${until}; not answered in time by keeper`,
    )
  })
})

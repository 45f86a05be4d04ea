import colors from 'picocolors'
import { expect, it } from 'vitest'
import { sampleExplanation, sampleRun, sampleVisit } from '../fixtures/sample-run.ts'
import { explanationLines } from './explanation.ts'

it('says below what broke a run how to fix it', () => {
  const run = sampleRun({
    state: 'failed',
    reasons: [
      { kind: 'error', id: 'FCC_SKILL_FAILED', say: 'It broke.', fix: 'Glue.' },
      { kind: 'request', id: 'cancel', say: 'Enough.' },
    ],
  })
  const text = explanationLines(sampleExplanation({ run }), colors.createColors(false))
  const from = text.indexOf('    FCC_SKILL_FAILED   It broke.')
  expect(text.slice(from, from + 3)).toEqual([
    '    FCC_SKILL_FAILED   It broke.',
    '      Fix  Glue.',
    '    cancel   Enough.',
  ])
})

it('says of a cancelled visit which join continued without it, and what it had begun outside', () => {
  const visit = sampleVisit({
    route: { kind: 'cancelled', to: [], by: 'join' },
    unfinished: ['r1/slow/1/send#1'],
  })
  const lines = explanationLines(sampleExplanation({ visits: [visit] }), colors.createColors(false))
  expect(lines).toContain('    then       cancelled: join continued without it')
  expect(lines).toContain('    unfinished r1/slow/1/send#1, begun outside; its result is not known')
})

import colors from 'picocolors'
import { expect, it } from 'vitest'
import { sampleRun } from '../fixtures/sample-run.ts'
import { explanationLines } from './explanation.ts'

it('says below what broke a run how to fix it', () => {
  const run = sampleRun({
    state: 'failed',
    reasons: [
      { kind: 'error', id: 'FCC_SKILL_FAILED', say: 'It broke.', fix: 'Glue.' },
      { kind: 'request', id: 'cancel', say: 'Enough.' },
    ],
  })
  const text = explanationLines({ run, visits: [], entries: [] }, colors.createColors(false))
  const from = text.indexOf('    FCC_SKILL_FAILED   It broke.')
  expect(text.slice(from, from + 3)).toEqual([
    '    FCC_SKILL_FAILED   It broke.',
    '      Fix  Glue.',
    '    cancel   Enough.',
  ])
})

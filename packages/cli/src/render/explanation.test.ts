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

it('names what services answered to a skill', () => {
  const visit = sampleVisit({
    services: [{ activity: 'r1/plan/1/fetch#1', service: 'codes.example.org', status: 404 }],
  })
  const lines = explanationLines(sampleExplanation({ visits: [visit] }), colors.createColors(false))
  expect(lines).toContain('    asked      codes.example.org, which answered with 404')
})

it('says what was cut from a request, and how often an answer was asked for again', () => {
  const cut = { turn: 1, tokens: 90_000, kept: 40_000 } as const
  const visit = sampleVisit({
    trimmed: [
      { ...cut, source: 'input', name: 'note', counted: 'by_tokenizer' },
      { ...cut, source: 'tool_result', name: '', counted: 'by_estimate' },
    ],
    repairs: 2,
  })
  const lines = explanationLines(sampleExplanation({ visits: [visit] }), colors.createColors(false))
  expect(lines).toEqual(
    expect.arrayContaining([
      '    cut        note (handed over) to its first 40000 of 90000 tokens, in request 1',
      '    cut        a text (given by a tool) to its first 40000 of 90000 tokens, estimated, in request 1',
      '    repaired   2 answers that followed no schema, asked for again',
    ]),
  )
})

it('names who acted, and says so where nobody made anything', () => {
  const visits = [
    sampleVisit({ actor: 'human', actedBy: 'grace' }),
    sampleVisit({ actor: 'human', actedBy: '' }),
  ]
  const lines = explanationLines(sampleExplanation({ visits }), colors.createColors(false))
  expect(lines.filter((line) => String(line).startsWith('  plan 1'))).toEqual([
    '  plan 1   Garden Keeper, by human grace',
    '  plan 1   Garden Keeper, by human, nothing made',
  ])
})

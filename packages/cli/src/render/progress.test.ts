import type { RunRecord, RunState, VisitEventData, VisitRecord } from '@fcc/contracts'
import colors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { sampleGate, sampleRun, sampleVisit } from '../fixtures/sample-run.ts'
import { layOut } from '../io/lay-out.ts'
import { visitRow } from './progress.ts'
import { waitLines } from './waiting.ts'

const paint = colors.createColors(false)
const layout = { node: 4, persona: 13 }
const line = (
  visit: Parameters<typeof sampleVisit>[0],
  { state }: Pick<RunRecord, 'state'> = { state: 'running' },
) =>
  layOut(visitRow(told(sampleVisit(visit), state), layout, paint))
    .join('\n')
    .replace(/(?<=\S) {2,}/g, '  ')

/** A visit as its event tells it. */
function told(visit: VisitRecord, state: RunState): VisitEventData {
  const { id, issues, outputs: _, decisions: _decisions, ...rest } = visit
  const none = { outputs: [], decisions: [] }
  return { ...rest, ...none, visit: id, issues: issues.length, state, sequence: 1 }
}

describe('the line of a visit', () => {
  it('says who did what at which step, and how long it took', () => {
    expect(line({})).toBe('  ✓ plan  Garden Keeper  4 beds in 2 rows  11 ms')
  })

  it('gives the score of a gate that passed', () => {
    expect(line({ says: '', gates: [sampleGate()] })).toContain('gate garden 1.00  11 ms')
  })

  it('gives the reason for which work goes back, and where to', () => {
    const back = { route: { kind: 'feedback', to: ['draft'] } } as const
    expect(line(back)).toBe('  ↺ plan  Garden Keeper  4 beds in 2 rows → draft  11 ms')
    const failed = { ...back, says: '', gates: [sampleGate({ passed: false, score: 0.5 })] }
    expect(line(failed)).toContain('gate garden 0.50 of 0.80 → draft')
  })

  it('keeps how long it took in its column where what it says takes several lines', () => {
    const says = '70 words and numbers checked, 0 not proven, and every one of them once more'
    const [first = '', second = ''] = layOut(
      visitRow(told(sampleVisit({ says }), 'running'), layout, paint),
      72,
    )
    expect(first).toMatch(/ {2}11 ms$/)
    expect(second).toMatch(/^ {25}\S/)
  })

  it('says which join continued without a visit that was cancelled', () => {
    const cancelled = { route: { kind: 'cancelled', to: [], by: 'join' } } as const
    expect(line(cancelled)).toContain(
      '  ⊘ plan  Garden Keeper  cancelled: join continued without it',
    )
  })

  it('never shows a gate that could not be measured as a number', () => {
    const unmeasured = sampleGate({ passed: false, score: undefined })
    expect(line({ says: '', gates: [unmeasured] })).toContain('gate garden not measured of 0.80')
  })

  it('marks the visit at which a run was stopped', () => {
    const end = { route: { kind: 'end', to: [] } } as const
    expect(line(end, { state: 'halted' })).toMatch(/^ {2}✗ /)
    expect(line(end, { state: 'completed' })).toMatch(/^ {2}✓ /)
  })

  it('shows what a plugin says without letting it act on the terminal', () => {
    expect(line({ says: 'a\u001b[2Jb' })).toContain('a\\u{1b}[2Jb')
  })
})

describe('a run that waits', () => {
  const waiting = (changes: object) =>
    waitLines(
      sampleRun({
        waiting: { for: 'human', node: 'sign', roles: [], ask: 'May it go?', ...changes },
      }),
      { paint, flags: ' --tenant meadow' },
    )

  it.each([
    [
      { roles: ['gardener'] },
      'gardener',
      'fcc approve 01RUN --read DIGEST --tenant meadow --as ID:gardener',
    ],
    [{}, 'somebody', 'fcc approve 01RUN --read DIGEST --tenant meadow'],
    [
      { asks: 'waiver', roles: ['officer'] },
      'officer',
      'fcc approve 01RUN --read DIGEST --waive --note TEXT --tenant meadow --as ID:officer',
    ],
    [{ for: 'provider' }, 'the provider', 'fcc resume 01RUN --tenant meadow'],
    [
      { for: 'service', due: '2026-11-30T12:00:00.000Z' },
      'the service',
      'By itself at 2026-11-30T12:00:00.000Z; at once: fcc resume 01RUN --tenant meadow',
    ],
    [{ for: 'version' }, 'the version', 'fcc resume 01RUN --accept-version --tenant meadow'],
  ])(
    '%j names whom it waits for and the command that lets it continue',
    (changes, whom, command) => {
      const [first, ...ways] = waiting(changes)
      expect(first).toBe(`  … sign waits for ${whom}: May it go?`)
      expect(ways.at(-1)?.endsWith(command)).toBe(true)
      expect(ways.length > 1).toBe(command.includes('--read'))
    },
  )
})

import { NO_LABELS, NO_WORK, type RunRecord, type VisitRecord } from '@fcc/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitText, readable } from './fit-text.ts'
import { layoutRun, STEP_WIDTH } from './layout-run.ts'
import { resolveRunPicture } from './resolve-run-picture.ts'
import { runHtml } from './run-html.ts'
import type { ExplainedRun } from './run-picture.ts'
import { runSvg } from './run-svg.ts'
import { textWidth } from './text-size.ts'
import { readElements } from './well-formed.test-support.ts'

/** A run of three visits of two personas whose every text is this one: draft, check (back), draft. */
function explained(words: string, changes: Partial<RunRecord> = {}): ExplainedRun {
  const visit = (node: string, number: number, route: VisitRecord['route']): VisitRecord => ({
    ...{ id: `r/${node}/${number}`, run: 'r', node, number, route, says: words },
    ...{ persona: `acme/${node}`, personaName: words, actor: 'skill', actedBy: words },
    ...{ startedAt: '', endedAt: '', inputs: [], outputs: [], decisions: [] },
    issues: [{ severity: 'warning', code: 'ACME_ISSUE', message: words }],
    gates:
      node === 'check'
        ? [{ gate: words, artifact: words, address: 'a', passed: false, threshold: 1, checks: [] }]
        : [],
  })
  return {
    run: {
      ...{ ...NO_WORK, id: 'r', scenario: 's', title: words, workflow: 'w' },
      envelope: {
        ...{ tenant: 't', principal: { id: words, kind: 'human', roles: [] }, purpose: words },
        ...{ domain: 'LAB', labels: NO_LABELS, subjects: [] },
        usage: { visits: 0, inputTokens: 0, outputTokens: 0 },
      },
      pins: { data: 'd', code: {}, assembly: 'a' },
      state: 'rejected',
      reasons: [{ kind: 'gate', id: words, say: words }],
      ...{ createdAt: '', updatedAt: '', sequence: 3 },
      ...changes,
    },
    intake: [],
    visits: [
      visit('draft', 1, { kind: 'forward', to: ['check'] }),
      visit('check', 1, { kind: 'feedback', to: ['draft'] }),
      visit('draft', 2, { kind: 'end', to: [] }),
    ],
  }
}

const hostile = '"><script>alert(1)</script></title></style>\u202e&amp;\u0000'

describe('a run as a picture', () => {
  it('is well-formed whatever the texts are, as an SVG and as a page', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
        const picture = resolveRunPicture(explained(words))
        const svg = readElements(runSvg(picture))
        expect(svg.filter((name) => name === 'script')).toEqual([])
        const page = readElements(runHtml(picture).replace('<!doctype html>\n', ''))
        expect(page.filter((name) => name === 'details')).toHaveLength(5)
      }),
      { numRuns: 50 },
    )
  })

  it('shows markup and turned writing of a name as text', () => {
    const page = runHtml(resolveRunPicture(explained(hostile)))
    expect(page).not.toContain('<script')
    expect(page).not.toContain('\u202e')
    expect(page).toContain('&lt;script&gt;')
    expect(page).toContain('\\u{202e}')
    expect(page.match(/<\/style>/g)).toHaveLength(2)
  })

  it('follows what the records name: forward, back, and to the end of the run', () => {
    const { lanes, steps, edges } = resolveRunPicture(explained('w'))
    expect(lanes).toEqual(['The run', 'w (acme/draft)', 'w (acme/check)'])
    expect(steps.map(({ id, lane }) => `${id} in ${lane}`)).toEqual([
      ...['start in 0', 'draft 1 in 1', 'check 1 in 2', 'w in 2', 'draft 2 in 1', 'rejected in 0'],
    ])
    expect(edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toEqual([
      ...['0 handoff 1', '1 handoff 2', '2 handoff 3', '3 feedback 4', '4 failure 5'],
    ])
  })

  it('follows ways into maps and inner workflows, within them, and out of them to what gathers', () => {
    const { run, intake, visits } = explained('w')
    const route = (node: string, kind: 'forward' | 'feedback' | 'end', ...to: string[]) => ({
      ...{ ...visits[0], node, gates: [], route: { kind, to } },
    })
    const inner = [
      ...[
        route('a', 'forward', 'm', 'd'),
        route('m[0]', 'feedback', 'm'),
        route('m[1]', 'forward'),
      ],
      ...[route('m[0]', 'forward'), route('m', 'forward', 'd'), route('d/x', 'forward', 'y')],
      ...[route('d/y', 'forward'), route('d', 'end')],
    ] as readonly VisitRecord[]
    const { edges } = resolveRunPicture({
      run: { ...run, state: 'completed' },
      ...{ intake, visits: inner },
    })
    expect(edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toEqual([
      ...['0 handoff 1', '1 handoff 2', '1 handoff 3', '1 handoff 6', '2 feedback 4'],
      ...['3 handoff 5', '4 handoff 5', '5 handoff 6', '6 handoff 7', '7 handoff 8', '8 handoff 9'],
    ])
  })

  it('says that a gate was not measured, and never 0', () => {
    const { steps } = resolveRunPicture(explained('w'))
    expect(steps[3]?.texts).toEqual(['gate w', 'not passed: not measured of 1.00'])
  })

  it('of a run that ended before its first visit has a start that leads to the end', () => {
    const { run, intake } = explained('w', { state: 'halted' })
    const { steps, edges } = resolveRunPicture({ run, intake, visits: [] })
    expect(steps.map(({ id }) => id)).toEqual(['start', 'halted'])
    expect(edges).toEqual([{ from: 0, to: 1, kind: 'handoff' }])
  })

  it('leads from each step of the picture to its reasons, which unfold without a script', () => {
    const picture = resolveRunPicture(explained('w'))
    const page = runHtml(picture)
    const linked = [...page.matchAll(/<a href="#(step-\d+)">/g)].map(([, id]) => id)
    const found = [...page.matchAll(/<(?:ul|li) id="(step-\d+)">/g)].map(([, id]) => id)
    expect(linked).toHaveLength(picture.steps.length)
    expect(linked).toEqual(found)
    expect(runSvg(picture)).not.toContain('<a ')
  })

  it('says once why the run ended, however many steps it left undone', () => {
    const reason = { id: 'acme/rule', say: 'No.' }
    const { run, intake, visits } = explained('w')
    const nodes = { check: { status: 'failed', reasons: [reason] } }
    const ended = { ...run, reasons: [reason], nodes } as unknown as RunRecord
    const { steps } = resolveRunPicture({ run: ended, intake, visits })
    expect(steps.at(-1)?.reasons).toEqual(['acme/rule: No.', 'check failed'])
  })

  it('can be told to whoever cannot see it, and is for light, dark and paper', () => {
    const page = runHtml(resolveRunPicture(explained('w')))
    expect(page).toContain('role="group" aria-labelledby="fcc-r-title fcc-r-description"')
    expect(runSvg(resolveRunPicture(explained('w')))).toContain('role="img"')
    expect(page).toContain(
      '<desc id="fcc-r-description">w is rejected after 3 visits. 1. The run: ',
    )
    expect(page).toContain('@media (prefers-color-scheme:dark)')
    expect(page).toContain('@media print')
  })
})

describe('a layout of a run', () => {
  it('lets no step lie over another, and no way go through a step', () => {
    const { steps, ways } = layoutRun(resolveRunPicture(explained('some longer words '.repeat(9))))
    steps.slice(1).forEach(({ top }, index) => {
      const before = steps[index]
      expect(top).toBeGreaterThan((before?.top ?? 0) + (before?.height ?? 0))
    })
    const crossed = ways.flatMap(({ points }) =>
      points.slice(1).flatMap((to, index) => {
        const from = points[index] ?? to
        return steps.filter(
          ({ x, top, height }) =>
            Math.max(from.x, to.x) > x - STEP_WIDTH / 2 &&
            Math.min(from.x, to.x) < x + STEP_WIDTH / 2 &&
            Math.max(from.y, to.y) > top &&
            Math.min(from.y, to.y) < top + height,
        )
      }),
    )
    expect(ways.length).toBeGreaterThan(4)
    expect(crossed).toEqual([])
  })

  it('keeps every line within its width, and ends what is too long in an ellipsis', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (words) => {
        const lines = fitText(readable(words), 200)
        expect(lines.length).toBeLessThanOrEqual(3)
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(200)
      }),
    )
    expect(fitText('x'.repeat(400), 200).at(-1)).toMatch(/x…$/)
    expect(fitText('short and whole', 200)).toEqual(['short and whole'])
  })
})

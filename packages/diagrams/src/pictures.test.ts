import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditChainSvg } from './audit-chain-svg.ts'
import { gateCardSvg } from './gate-card-svg.ts'
import { gridSvg } from './grid-svg.ts'
import { pageHtml } from './page.ts'
import { seriesSvg } from './series-svg.ts'
import { readElements } from './well-formed.test-support.ts'

const meanings = { whole: 'covered', part: 'in part', none: 'missing', other: 'does not apply' }
const states = ['whole', 'part', 'none', 'other'] as const

/** Each picture with the same words wherever a text can stand. */
const pictures: Readonly<Record<string, (words: string) => string>> = {
  'a gate': (words) =>
    gateCardSvg({
      ...{ id: words, title: words, on: words, threshold: 0.8 },
      checks: [{ id: words, asks: words, required: true, outcome: 'failed' }],
      judged: { passed: false, score: 0.5 },
    }),
  'a grid': (words) =>
    gridSvg({
      ...{ id: words, title: words, summary: words, meanings: { ...meanings, whole: words } },
      rows: [{ name: words, about: words, cells: states.map((state) => ({ id: words, state })) }],
    }),
  'a series': (words) =>
    seriesSvg({
      ...{ id: words, title: words, summary: words },
      points: [{ date: words, value: -0.03, limit: -0.02, isException: true }],
      names: { value: words, limit: words, exception: words },
    }),
  'a proof': (words) =>
    auditChainSvg({
      ...{ id: words, title: words, verdict: 'failed' },
      entries: [{ index: 3, type: words, time: words, isWrong: true }],
      checkpoint: { size: 4, root: words, signer: words },
    }),
}

describe.each(Object.entries(pictures))('the picture of %s', (_, draw) => {
  it('is well-formed whatever the texts are, and has a title and a description', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
        const svg = draw(words)
        expect(readElements(svg).slice(0, 4)).toEqual(['svg', 'title', 'desc', 'style'])
        readElements(
          pageHtml({
            title: words,
            summary: words,
            picture: { svg, label: words },
            below: [],
          }).replace(/^<!.*\n/, ''),
        )
      }),
      { numRuns: 25 },
    )
  })

  it('shows markup as text, needs nothing from outside, and names itself for screen readers', () => {
    const svg = draw('<script src="https://x.example">')
    expect(svg).not.toMatch(/<script|href=|url\(|@import|<foreignObject/)
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="(\S+)-title \1-description"/)
    expect(svg).toContain('@media (prefers-color-scheme:dark)')
  })

  it('writes control characters as what they are', () => {
    expect(draw('a\u202eb')).toContain('a\\u{202e}b')
  })
})

describe('a gate', () => {
  const checks = [
    { id: 'a', asks: 'x', required: true, outcome: 'passed' },
    { id: 'b', asks: 'y', required: false, outcome: 'not_measured' },
  ] as const
  const card = { id: 'acme/g', title: 'G', threshold: 0.8, checks }

  it('says in words what it asks, and what came of it', () => {
    const svg = gateCardSvg({ ...card, judged: { passed: true, score: 0.9 } })
    expect(svg).toContain('passes from 0.80 on. It passed with 0.90.')
    expect(svg).toContain('a (required): x, passed; b: y, not measured.')
  })

  it('has no bar for what was not measured: that is no zero', () => {
    const svg = gateCardSvg({ ...card, judged: { passed: false } })
    expect(svg).not.toContain('class="solid')
    expect(svg).toContain('not measured')
  })
})

describe('a grid', () => {
  it('has a cell for each, with its id and what its state means, and counts by row', () => {
    const cells = states.map((state) => ({ id: `AC-${state}`, state }))
    const svg = gridSvg({
      ...{ id: 'c', title: 'C', summary: '1 of 4.', meanings },
      rows: [{ name: 'AC', cells }],
    })
    for (const state of states)
      expect(svg).toContain(`<title>AC-${state}: ${meanings[state]}</title>`)
    expect(svg).toContain('>1 of 4</text>')
    expect(svg).toContain('AC: 1 covered; in part: AC-part; missing: AC-none')
  })
})

describe('a series', () => {
  const day = (date: string, value: number, isException = false) => ({
    ...{ date, value, limit: -0.02, isException },
  })
  const names = { value: 'return', limit: 'forecast', exception: 'exception' }

  it('marks and dates exceptions, and no other day', () => {
    const points = [day('2025-01-02', 0.01), day('2025-01-03', -0.03, true), day('2025-01-06', 0)]
    const svg = seriesSvg({ id: 's', title: 'S', summary: 'One.', points, names })
    expect(svg.match(/<g><title>/g)).toHaveLength(1)
    expect(svg).toContain('exception: 2025-01-03 (-3.00 %, limit -2.00 %)')
  })

  it('draws what has one day, and what has none', () => {
    for (const points of [[], [day('2025-01-02', 0)]]) {
      expect(seriesSvg({ id: 's', title: 'S', summary: '', points, names })).not.toMatch(
        /NaN|Infin/,
      )
    }
  })
})

describe('a proof', () => {
  const entry = (index: number) => ({ index, type: 'fcc.run.started', time: 't', isWrong: false })
  const chain = {
    ...{ id: 'p', title: 'P', entries: [entry(3), entry(4), entry(9)] },
    verdict: 'verified',
    checkpoint: { size: 12, root: 'abc', signer: 'fcc.audit/p' },
  } as const

  it('says how many entries of others lie between, and where none does', () => {
    const svg = auditChainSvg(chain)
    expect(svg.match(/other entries/g)).toHaveLength(1)
    expect(svg).toContain('4 other entries')
  })

  it('leads each entry to the checkpoint', () => {
    expect(auditChainSvg(chain).match(/<path class="proof"/g)).toHaveLength(4)
    expect(auditChainSvg({ ...chain, entries: [] })).not.toContain('class="proof"')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mnpiFindings, UNLISTED } from './mnpi-findings.ts'
import { restrictedListSchema } from './restricted-issuer.ts'

const restrictedIssuers = restrictedListSchema.parse([
  {
    id: 'halvorsen-grid',
    legalName: 'Halvorsen Grid plc',
    aliases: ['HGrid', 'Halvorsen Networks'],
    tickers: ['HVGD'],
    lei: '5493001KJTIIGC8Y1R12',
    isins: ['GB0002634946'],
    codeNames: ['Kestrel'],
  },
  { id: 'orchard-bio', legalName: 'Orchard Bio Inc', tickers: ['OB'], cusips: ['037833100'] },
])
const policy = {
  restrictedIssuers,
  clearedIdentifiers: [] as string[],
  windowSentences: 1,
  windowReach: 400,
  threshold: 0.5,
}
const found = (text: string, by: Partial<typeof policy & { asOf: string }> = {}) => [
  ...new Set(
    mnpiFindings(text, { policy: { ...policy, ...by }, detector: 'mnpi' }).map((f) => f.category),
  ),
]

describe('material non-public information', () => {
  it.each([
    ['by legal name', 'The merger with Halvorsen Grid plc is not yet announced.'],
    ['without the legal form', 'Confidential: Halvorsen Grid plans an acquisition.'],
    ['in capitals', 'HALVORSEN GRID: EPS of the next quarter, strictly confidential.'],
    ['by alias', 'Halvorsen Networks will be announced as takeover target.'],
    ['by ticker', 'HVGD earnings come in low, under NDA.'],
    ['by LEI', 'Issuer 5493001KJTIIGC8Y1R12: draft 10-Q shows a restatement.'],
    ['by ISIN alone', 'GB0002634946 tender offer, board deck attached.'],
    ['by the SEDOL inside the ISIN', '0263494 takeover, do not circulate.'],
    ['by CUSIP', 'CUSIP 037833100: guidance cut, unpublished.'],
    ['by the ISIN around the CUSIP', 'US0378331005 guidance cut, unpublished.'],
    ['by a short ticker with its exchange', 'NASDAQ: OB layoffs, not yet public.'],
    ['by project name alone', 'Please price Project Kestrel until Friday.'],
    ['by bare code name and a material word', 'Kestrel: the offering opens in May.'],
    ['in the sentence after', 'We spoke to Halvorsen Grid. The merger is not yet announced.'],
    ['with spaces inside an identifier', '5493 001K JTII GC8Y 1R12 merger, non-public.'],
    ['with invisible characters', 'Halvor\u200bsen Grid mer\u00adger, not yet announced.'],
    ['in full-width letters', 'Ｈａｌｖｏｒｓｅｎ Ｇｒｉｄ merger, not yet announced.'],
    ['with HTML entities', 'Halvorsen&nbsp;Grid merger, not yet announced.'],
    ['across a line end', 'The merger with Halvorsen\nGrid is\nnot yet\nannounced.'],
    ['in a table', '| issuer | EPS Q+1 |\n| HVGD | 1.20 |\n\nInternal only.'],
    [
      'with a release that is only to come',
      'Before the press release, the merger of Halvorsen Grid is for this desk alone.',
    ],
    [
      'beside an older public fact',
      'Halvorsen Grid filed its 10-K. The takeover by Orchard is not yet announced.',
    ],
  ])('is found %s', (_how, text) => {
    expect(found(text).some((category) => category.startsWith('mnpi/'))).toBe(true)
  })

  it('is found in base64, at the place of its encoded form', () => {
    const encoded = Buffer.from('Halvorsen Grid: the merger is not yet announced.').toString(
      'base64',
    )
    const [finding] = mnpiFindings(`See below.\n${encoded}\n`, { policy, detector: 'mnpi' })
    expect(finding?.category).toBe('mnpi/halvorsen-grid')
    expect(finding?.span).toEqual({ start: 11, end: 11 + encoded.length })
  })

  it.each([
    [
      'a quotation of a press release',
      'Halvorsen Grid announced the merger in a press release of 2026-03-03; the talks had been confidential and the text embargoed.',
    ],
    ['a filed form', 'Orchard Bio filed its 8-K on the acquisition. It was confidential before.'],
    [
      'a historic deal',
      'Project Kestrel was announced in its annual report of 2019 and closed in 2020.',
    ],
    ['a name without anything material', 'Halvorsen Grid weighs 1.2 % in the confidential book.'],
    ['general commentary', 'Mergers and earnings moved the market; nothing is confidential.'],
    [
      'a holding without a sign of secrecy',
      'Halvorsen Grid earnings rose, as the market expected.',
    ],
    ['a bird', 'The kestrel is protected; its offering to tourists is not yet announced.'],
    ['a short word that is also a ticker', 'OB merger is not yet announced.'],
    ['another word around a ticker', 'HVGDX merger is not yet announced.'],
    [
      'a statement two sentences away',
      `Halvorsen Grid. ${'Prices fell. '.repeat(4)}A merger is not yet announced.`,
    ],
  ])('is not seen in %s', (_what, text) => {
    expect(found(text)).toEqual([])
  })

  it('is labelled with the issuer it is about', () => {
    expect(found('The merger of Orchard Bio is not yet announced.')).toEqual(['mnpi/orchard-bio'])
  })

  it('is suspected where an unlisted issuer has a valid identifier, and not a mistyped one', () => {
    expect(found('US5949181045: the takeover is not yet announced.')).toEqual([UNLISTED])
    expect(found('US5949181046: the takeover is not yet announced.')).toEqual([])
    const cleared = { clearedIdentifiers: ['US5949181045'] }
    expect(found('US5949181045: the takeover is not yet announced.', cleared)).toEqual([])
  })

  it('takes no source for public that is dated ahead', () => {
    const text =
      'Confidential. Halvorsen Grid announced the merger in a press release of 2026-03-03.'
    expect(found(text, { asOf: '2026-03-04' })).toEqual([])
    expect(found(text, { asOf: '2026-03-02' })).toEqual(['mnpi/halvorsen-grid'])
  })

  it('needs an issuer on the list', () => {
    const text = 'The merger of Halvorsen Grid is not yet announced.'
    expect(found(text, { restrictedIssuers: [] })).toEqual([])
  })

  it('is looked for in any text without throwing, inside its bounds', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'Halvorsen Grid',
        ' merger ',
        'not yet announced',
        '. ',
        'Project Kestrel',
        '\u0000',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        for (const { span, confidence } of mnpiFindings(text, { policy, detector: 'mnpi' })) {
          expect(span.start >= 0 && span.start < span.end && span.end <= text.length).toBe(true)
          expect(confidence >= 0.5 && confidence <= 1).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is looked for in linear time in a megabyte of near misses', () => {
    const text = `${'Halvorsen Gri '.repeat(30_000)}${'A'.repeat(400_000)}${'not yet '.repeat(20_000)}`
    expect(found(text)).toEqual([])
  })
})

describe('a restricted list', () => {
  const entry = { id: 'acme', legalName: 'Acme Corp' }

  it.each([
    ['a mistyped LEI', [{ ...entry, lei: '5493001KJTIIGC8Y1R13' }]],
    ['a mistyped ISIN', [{ ...entry, isins: ['US0378331006'] }]],
    ['a mistyped CUSIP', [{ ...entry, cusips: ['68389X106'] }]],
    ['a mistyped SEDOL', [{ ...entry, sedols: ['0263495'] }]],
    ['an issuer twice', [entry, entry]],
    ['an unknown member', [{ ...entry, ricCode: 'ACME.N' }]],
  ])('with %s is refused, for it would never fire', (_what, list) => {
    expect(restrictedListSchema.safeParse(list).success).toBe(false)
  })
})

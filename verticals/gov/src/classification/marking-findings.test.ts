import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accreditationSchema } from './accreditation.ts'
import { markingFindings } from './marking-findings.ts'

const accreditation = accreditationSchema.parse({})
const policy = { accreditation, cuiProfile: 'nara' } as const
const categories = (text: string, by = policy) => [
  ...new Set(markingFindings(text, { policy: by, detector: 'markings' }).map((f) => f.category)),
]

describe('markings in a text', () => {
  it.each([
    ['SECRET//NOFORN\nThe site.', ['classification/s', 'dissemination/noforn']],
    ['Attached.\n\n**TOP SECRET**\n', ['classification/ts']],
    ['(S//NF) The site is in use.', ['classification/s', 'dissemination/noforn']],
    ['(C) The convoy leaves at dawn.', ['classification/c']],
    ['  3. (TS) The convoy leaves at dawn.', ['classification/ts']],
    ['{"remarks":"(S) The relay stands north."}', ['classification/s']],
    ['{"title":"Plan","remarks":"SECRET\\nThe relay."}', ['classification/s']],
    ['Overall classification: Secret', ['classification/s']],
    ['This annex is classified CONFIDENTIAL until spring.', ['classification/c']],
    ['See the SECRET//SI annex.', ['classification/s', 'compartment/si']],
    ['SEC\u200bRET//NOFORN', ['classification/s', 'dissemination/noforn']],
    ['Secret // NoForn', ['classification/s', 'dissemination/noforn']],
    ['SECRET\\u002f\\u002fNOFORN', ['classification/s', 'dissemination/noforn']],
  ])('%j halts a tenant accredited for CUI', (text, expected) => {
    const found = categories(text)
    expect(found).toEqual(expect.arrayContaining([...expected, 'spillage/above-accreditation']))
  })

  it.each([
    ['CUI//SP-CTI//NOFORN', ['classification/cui', 'dissemination/noforn', 'cui/sp-cti']],
    ['(CUI) The rota.', ['classification/cui']],
    ['(CUI//SP-PRVCY) The rota.', ['classification/cui', 'cui/sp-prvcy']],
    ['U//FOUO', []],
    ['UNCLASSIFIED//FOUO', ['dissemination/fouo', 'marking/malformed']],
    [
      'CUI//SP-CTI//SP-EXPT',
      ['classification/cui', 'cui/sp-cti', 'cui/sp-expt', 'marking/malformed'],
    ],
  ])('%j is labelled and is no spillage at CUI', (text, expected) => {
    expect(categories(text)).toEqual(expected)
  })

  it.each([
    'The top secret recipe of the canteen.',
    'The Secret Service and a client secret.',
    'SECRET SANTA is on Friday.',
    'Example ACME (C) 2026, all rights reserved.',
    '(C) 2026 Example Agency',
    '(A) first\n(B) second\n(C) third',
    'control(s), section(C), AC-2(C)',
    '"state": "confidential-impact"',
    'Confidentiality is moderate. CUI is handled under policy.',
    'https://example.test/CUI//path and CLIENT_SECRET//x',
  ])('%j is no marking', (text) => {
    expect(categories(text)).toEqual([])
  })

  it('are judged by the accreditation of the tenant, compartments included', () => {
    const secret = {
      ...policy,
      accreditation: accreditationSchema.parse({ level: 'S', compartments: ['SI'] }),
    }
    expect(categories('SECRET//SI//NOFORN', secret)).not.toContain('spillage/above-accreditation')
    expect(categories('SECRET//TK//NOFORN', secret)).toContain('spillage/above-accreditation')
    expect(categories('TOP SECRET//NOFORN', secret)).toContain('spillage/above-accreditation')
  })

  it('are found at their place, whatever stands around', () => {
    const [finding] = markingFindings('Note.\n(S//NF) It is so.', { policy, detector: 'markings' })
    expect(finding?.span).toEqual({ start: 7, end: 12 })
  })

  it('never make the search throw or step outside the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom(
        'SECRET',
        '//',
        'CUI',
        '(S',
        ')',
        ' NOFORN',
        '/',
        '\n',
        '"',
        '\\u002f',
        'REL TO',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        for (const { span } of markingFindings(text, { policy, detector: 'markings' })) {
          expect(span.start >= 0 && span.start < span.end && span.end <= text.length).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are found in linear time in a megabyte of near misses', () => {
    const text = '(S//NF '.repeat(20_000) + 'SECRET//'.repeat(20_000) + 'A'.repeat(200_000)
    expect(markingFindings(text, { policy, detector: 'markings' }).length).toBeGreaterThan(0)
  })
})

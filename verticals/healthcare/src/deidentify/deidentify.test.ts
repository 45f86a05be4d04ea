import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deidentify } from './deidentify.ts'
import { findIdentifiers } from './find-identifiers.ts'
import { DEFAULT_KEPT_RULES } from './kept-rules.ts'

const policy = { detector: 'test', recordNumbers: 'M10', kept: DEFAULT_KEPT_RULES } as const
const textOf = (note: string) => deidentify(note, [], policy).text

describe('de-identification', () => {
  it.each([
    ['born 04/17/1931, seen 03/02/2026', 'born [date], seen [date:2026]'],
    ['born 04/17/1957, seen 03/02/2026', 'born [date:1957], seen [date:2026]'],
    ['smoked since 1934, stopped in 1998', 'smoked since [date], stopped in 1998'],
    ['Address: Acworth, NH 03601', 'Address: [place], NH [zip:000]'],
    ['Address: Menomonie, WI 54751', 'Address: [place], WI [zip:547]'],
    ['an 89-year-old and a 90-year-old man', 'an 89-year-old and a [age:90+]-year-old man'],
    ['NPI 1245319599, DEA AP5836727', 'NPI [licence], DEA [licence]'],
    ['ST. BRIGID REGIONAL MEDICAL CENTER\nwell', '[place]\nwell'],
  ])('makes of %j %j', (note, text) => {
    expect(textOf(note)).toBe(text)
  })

  it('looks again at what it marked, so that a marker hides no neighbour', () => {
    const note = 'MRN: Boston Jane Lake 123456 March Boston 123456'
    expect(findIdentifiers(textOf(note), 'test')).toEqual([])
    expect(textOf(note)).not.toContain('123456')
  })

  it('finds nothing in its own work, and gives disjoint places in the order of the note', () => {
    const words = fc.constantFrom(
      ...'Dr. Mr. Jane Roe Okonkwo , St. Mary Hospital Clinic in Boston WI MRN: 123456 03/14/2026 March 9 2026 patient seen at and 555-0142 715 ID # A. Street 12 Lake from Springfield account no. 4-5 [name] [date:2026] 1931'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const note = parts.join(' ')
        const { text, identifiers } = deidentify(note, [], policy)
        expect(findIdentifiers(text, 'test')).toEqual([])
        let end = 0
        for (const { span } of identifiers) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeGreaterThan(span.start)
          end = span.end
        }
      }),
      { numRuns: 500 },
    )
  })

  it('names categories and places in its account, never a value', () => {
    const { identifiers } = deidentify('MRN: 00482919', [], policy)
    expect(identifiers).toEqual([
      {
        kind: 'record-number',
        span: { start: 5, end: 13 },
        confidence: expect.any(Number),
        detector: 'test',
        detail: undefined,
      },
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches, sampleDetector } from '../fixtures/sample-detector.ts'
import { govern, governorOf } from '../fixtures/sample-governor.ts'
import { labelSet } from '../labels/label-set.ts'

const code = (sign: string): string =>
  [...Array(sign.length).keys()]
    .map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('')
const inCodes = (text: string): string => [...text].map(code).join('')

describe('a text with escapes of JSON', () => {
  it.each([
    ['as it is', 'R-123', '[MRN]'],
    ['as codes', inCodes('R-123'), '[MRN]'],
    ['as codes in capitals', 'R\\u002D12\\u0033', '[MRN]'],
    ['as codes of full width', inCodes('Ｒ-１２３'), '[MRN]'],
    ['in codes of what nobody sees', 'R\\u200b-\\u00ad123', '[MRN]'],
    ['with \\b between its signs', 'R\\b-\\b123', '[MRN]'],
    ['in a string of JSON in it', inCodes('R-123').replaceAll('\\', '\\\\'), '[MRN]'],
  ])('has a record found %s, taken out whole, and is labelled', (_how, written, left) => {
    const outcome = govern(governorOf(), `{"note":"of ${written}.","more":1}`)
    expect(outcome.text).toBe(`{"note":"of ${left}.","more":1}`)
    expect(outcome.labels).toEqual(labelSet({ categories: ['phi'] }))
    expect(outcome.findings).toEqual([])
    expect(JSON.parse(outcome.text)).toEqual({ note: 'of [MRN].', more: 1 })
  })

  it.each(['\\n', '\\t', '\\r', '\\f', '\\"', '\\\\', '\\/', '\\u000a'])(
    'has found what stands behind %s as what it is, and not as a letter before it',
    (written) => {
      const detect = (text: string) => matches(text, /(?<![a-z0-9])\d{3}-\d{2}-\d{4}/g, 'phi/mrn')
      const governor = governorOf({
        detectors: [{ detector: sampleDetector({ detect }).detector, settings: {} }],
      })
      const { text } = govern(governor, `{"note":"x${written}123-45-6789"}`)
      expect(text).toBe(`{"note":"x${written}[MRN]"}`)
    },
  )

  it('has a pair of surrogates taken for the one character that it is', () => {
    const detect = (text: string) => matches(text, /😀|\ude00/gu, 'phi/mrn')
    const governor = governorOf({
      detectors: [{ detector: sampleDetector({ detect }).detector, settings: {} }],
    })
    expect(govern(governor, '"a\\ud83d\\ude00b"').text).toBe('"a[MRN]b"')
  })

  it('is also read by a detector that looks for what nobody sees', () => {
    const { detector, asked } = sampleDetector({
      reads: 'as_given',
      detect(text) {
        asked.push(text)
        return matches(text, /\u200b+/g, 'phi/mrn')
      },
    })
    const governor = governorOf({ detectors: [{ detector, settings: {} }] })
    const { text } = govern(governor, '"a\\u200b\\u200bb"')
    expect(asked.slice(0, 2)).toEqual(['"a\\u200b\\u200bb"', '"a\u200b\u200bb"'])
    expect(text).toBe('"a[MRN]b"')
  })

  it('has both readings found in', () => {
    const { text } = govern(governorOf(), `R-123 and ${inCodes('R-456')}`)
    expect(text).toBe('[MRN] and [MRN]')
  })

  it.each([
    'C:\\Users\\R\\-123 and \\\\server\\x',
    '\\frac{R}{123} \\times R\\_123',
    '^R\\-\\d{3}$|\\w+\\s*',
    'R\\u00-123 and \\u12',
    'a \\ at the end \\',
  ])('is found no more in than its readings say: %s', (text) => {
    const outcome = govern(governorOf(), text)
    expect(outcome).toMatchObject({ text, findings: [], couldNotCheck: [] })
  })

  it('is looked at once where there is nothing to undo, and names who failed once', () => {
    const { detector, asked } = sampleDetector()
    govern(governorOf({ detectors: [{ detector, settings: {} }] }), 'C:\\Users and \\d+')
    expect(asked).toHaveLength(1)
    const failing = sampleDetector({
      detect: () => {
        throw new Error('no')
      },
    })
    const governor = governorOf({ detectors: [{ detector: failing.detector, settings: {} }] })
    expect(govern(governor, 'a\\nb').couldNotCheck).toEqual(['sample/records'])
  })

  it('could not be checked where a detector fails at one reading alone', () => {
    const half = sampleDetector({
      detect(text) {
        if (text.includes('\n')) throw new Error('no')
        return []
      },
    })
    const governor = governorOf({ detectors: [{ detector: half.detector, settings: {} }] })
    expect(govern(governor, 'a\\nb').couldNotCheck).toEqual(['sample/records'])
  })

  it('hides no record, whichever signs of a string are written as escapes', () => {
    const parts = fc.array(fc.constantFrom('R-123', ' ', '"', '\\', '\n', 'é', '😀', '/', 'Zen'), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(
        parts,
        fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
        (all, isCode) => {
          const said = all.join('')
          const written = [...said]
            .map((sign, at) => (isCode[at] ? code(sign) : JSON.stringify(sign).slice(1, -1)))
            .join('')
          const { text, decision } = govern(governorOf(), `"${written}"`)
          expect(JSON.parse(text)).toBe(said.replaceAll(/(?:R-123)+/g, '[MRN]'))
          expect(decision.decision).toBe('allow')
        },
      ),
      { numRuns: 300 },
    )
  })
})

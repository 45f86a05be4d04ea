import { FccError } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderCodeReport } from './code-report.ts'
import { findCodes } from './find-codes.ts'
import { judgeCodes } from './judge-codes.ts'
import { parseOrderFile } from './order-file.ts'

const row = (code: string, flag: string, title: string) =>
  `00001 ${code.padEnd(7)} ${flag} ${title.padEnd(60)} ${title}`

describe('the codes of a note', () => {
  it('are found without a dot only where codes are meant', () => {
    const note =
      'Vitamin B12 was low at T10.\n\nDiagnoses (ICD-10-CM)\nI10 hypertension\nE1165\n\nB12 again'
    expect(findCodes(note).map((code) => [code.written, code.line])).toEqual([
      ['I10', 4],
      ['E1165', 5],
    ])
  })

  it('are found with a dot anywhere, badly written ones too', () => {
    expect(findCodes('type 2 diabetes (E11.65), reflux K2I.9').map((code) => code.written)).toEqual(
      ['E11.65', 'K2I.9'],
    )
  })

  it('lie where they say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('I10', 'E11.65', ' ', '\n', 'ICD-10', 'x', ',', '(')),
        (parts) => {
          const text = parts.join('')
          for (const { start, written } of findCodes(text))
            expect(text.slice(start)).toContain(written)
          for (const { start, written } of findCodes(text)) {
            expect(text.slice(start, start + written.length)).toBe(written)
          }
        },
      ),
    )
  })

  it('are judged by form where there is no table', () => {
    expect(judgeCodes('ICD-10: I10, M54.5, K2I.9').map((code) => code.outcome)).toEqual([
      'well-formed',
      'well-formed',
      'malformed',
    ])
  })

  it('are judged by existence and detail where there is one', () => {
    const table = parseOrderFile(
      [
        row('I10', '1', 'Essential (primary) hypertension'),
        row('E11', '0', 'Type 2 diabetes'),
      ].join('\r\n'),
    )
    expect(
      judgeCodes('ICD-10: I10, E11, Q99.8, K2I.9', { edition: { table } }).map(
        (code) => code.outcome,
      ),
    ).toEqual(['valid', 'header', 'not-found', 'malformed'])
  })

  it('are reported with the line of each and the count of every outcome', () => {
    const report = renderCodeReport(judgeCodes('ICD-10\nI10\nK2I.9'))
    expect(report).toContain('- line 2: I10, well-formed')
    expect(report).toContain('- line 3: K2I.9, malformed (third character)')
    expect(report).toContain('Codes checked: 2')
  })
})

describe('a code table', () => {
  it('is refused with the number of the first line that does not fit', () => {
    try {
      parseOrderFile(`${row('I10', '1', 'Hypertension')}\nnot a row`)
      expect.unreachable()
    } catch (error) {
      expect(FccError.is(error) && error.code).toBe('FCC_HEALTHCARE_CODE_TABLE_UNREADABLE')
      expect(FccError.is(error) && error.why).toContain('Line 2')
    }
  })
})

import { describe, expect, it } from 'vitest'
import { deidentify } from '../deidentify/deidentify.ts'
import { DEFAULT_KEPT_RULES } from '../deidentify/kept-rules.ts'
import { findCodes } from './find-codes.ts'
import { judgeReadCodes, parseReadCodes, readCodes, renderReadCodes } from './read-codes.ts'

const policy = { detector: 'test', recordNumbers: 'none', kept: DEFAULT_KEPT_RULES } as const
const NOTE = 'Seen for cough.\n\nDiagnoses: I10, E11.9, J18.9, U07.1\nMRN: E11.9004\n'

describe('codes that are read before masking', () => {
  it('are all of them, but what detection took for an identifier', () => {
    const { identifiers } = deidentify(NOTE, [], policy)
    expect(readCodes(NOTE, identifiers).map(({ written, line }) => [written, line])).toEqual([
      ['I10', 3],
      ['E11.9', 3],
      ['J18.9', 3],
      ['U07.1', 3],
    ])
  })

  it('are judged once each, where the marked text has them and where it has not', () => {
    const { identifiers } = deidentify(NOTE, [], policy)
    const marked = 'Seen for cough.\n\nDiagnoses: [unproven], E11.9, [unproven], U07.1\n'
    const judged = judgeReadCodes(marked, readCodes(NOTE, identifiers), {})
    expect(judged.map(({ code }) => code).sort()).toEqual(['E11.9', 'I10', 'J18.9', 'U07.1'])
  })

  it('come back as they were written', () => {
    const codes = [{ written: 'K2I.9', line: 4 }]
    expect(parseReadCodes(renderReadCodes(codes))).toEqual(codes)
    for (const text of ['no', '{}', '[{"written":"I10","line":1,"description":"Roe"}]']) {
      expect(() => parseReadCodes(text)).toThrow('FCC_HEALTHCARE_CODES_UNREADABLE')
    }
  })
})

describe('what is said of a code', () => {
  it.each([
    ['ICD-10\nE11.65 type 2 diabetes', 'type 2 diabetes'],
    ['1. I10 – hypertension (chronic)\nICD', undefined],
    ['- E11.65: type 2 diabetes', 'type 2 diabetes'],
    ['Chronic kidney disease (N18.30)', 'Chronic kidney disease'],
    ['She has E11.65 and walks well.', undefined],
    ['E11.65, reviewed with her', undefined],
  ])('is read where it is plain: %s', (text, description) => {
    expect(findCodes(text)[0]?.description).toBe(description)
  })

  it('a vitamin among diagnoses is no code', () => {
    expect(findCodes('Diagnosis: B12 deficiency')).toEqual([])
  })
})

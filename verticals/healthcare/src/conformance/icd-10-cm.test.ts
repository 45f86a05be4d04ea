import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkStructure } from '../codes/icd-10-cm.ts'
import { judgeCodes } from '../codes/judge-codes.ts'
import { parseOrderFile } from '../codes/order-file.ts'
import { conformanceFile } from './shared-data.ts'

const ROWS = 95_358
const BILLABLE = 72_621

const path = conformanceFile('icd10cm/icd10cm-order-2021.txt.gz')
const table = path ? parseOrderFile(gunzipSync(readFileSync(path)).toString('latin1')) : undefined
const codes = [...(table?.keys() ?? [])]
const dotted = (code: string) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)

describe('the ICD-10-CM table of January 2021', () => {
  it('is read whole', () => {
    if (!table) return
    expect(table.size).toBe(ROWS)
    expect([...table.values()].filter((row) => row.billable)).toHaveLength(BILLABLE)
  })

  it('has no code whose structure is refused, with its dot or without', () => {
    if (!table) return
    const refused = codes.filter(
      (code) =>
        checkStructure(code).outcome === 'malformed' ||
        checkStructure(dotted(code)).outcome === 'malformed',
    )
    expect(refused).toEqual([])
  })

  it('gives no code that is accepted once altered so that it cannot be one', () => {
    if (!table) return
    const mutants = codes.flatMap((code) => [
      `1${code.slice(1)}`,
      `${code.charAt(0)}O${code.slice(2)}`,
      `${code.slice(0, 2)}I${code.slice(3)}`,
      `${code.slice(0, 2)}.${code.slice(2)}`,
      `${dotted(code)}.`,
      `${code.padEnd(7, '0')}0`,
      `${code.slice(0, 3).padEnd(6, 'X')}X`,
      code.slice(0, 2),
    ])
    expect(mutants.length).toBe(ROWS * 8)
    expect(mutants.filter((mutant) => checkStructure(mutant).outcome !== 'malformed')).toEqual([])
  })

  it.each([
    ['A00.0', 'valid'],
    ['H40.1131', 'valid'],
    ['T63.011A', 'valid'],
    ['M54.5', 'valid'],
    ['E11', 'header'],
    ['S72.001', 'header'],
    ['T36.0X1', 'header'],
    ['W16.11XA', 'not-found'],
    ['M54.50', 'not-found'],
    ['S72.001X', 'malformed'],
  ])('says of %s that it is %s', (code, outcome) => {
    if (!table) return
    expect(judgeCodes(`ICD-10-CM: ${code}`, table).map((judged) => judged.outcome)).toEqual([
      outcome,
    ])
  })
})

import type { Score, Scorer } from '@fcc/contracts'
import { checkStructure } from '../codes/icd-10-cm.ts'
import type { Settings } from '../settings.ts'
import { type Row, readRows } from './table-issues.ts'

/** Ranges beyond which a value is no measurement of a living person but a mistake. */
const PLAUSIBLE: Readonly<Record<string, readonly [least: number, most: number]>> = {
  age: [0, 120],
  systolic: [40, 300],
  diastolic: [20, 200],
  pulse: [20, 300],
  temperature: [25, 115],
  spo2: [30, 100],
  height: [20, 260],
  weight: [0.2, 450],
  bmi: [5, 120],
  hba1c: [2, 25],
  creatinine: [0.05, 40],
  glucose: [5, 2000],
}

/**
 * Measures the integrity of a table of clinical data as the share of its cells that are there, are what their
 * column says and can be, less the rows that are there twice.
 *
 * Source: M. G. Kahn et al., eGEMs 4 (2016) 1244 (conformance, completeness, plausibility).
 */
export const dataIntegrity: Scorer<Settings> = {
  id: 'fcc-healthcare/data-integrity',
  title: 'Share of cells of a clinical table that are there, conform and are plausible',
  score({ text }): Score {
    const rows = readRows(text)
    if (typeof rows === 'string') return { kind: 'not_measured', reason: rows }
    const cells = rows.flatMap((row) => [...row])
    if (cells.length === 0) return { kind: 'not_measured', reason: 'The table has no rows.' }
    const repeated = countRepeated(rows)
    const columns = cells.length / rows.length
    const wrong = cells.filter(([column, value]) => !isSound(column, value)).length
    const value = Math.max(0, 1 - (wrong + repeated * columns) / cells.length)
    return {
      kind: 'scored',
      value,
      reason: `${wrong} of ${cells.length} cells missing or wrong, ${repeated} rows there twice`,
    }
  },
}

function countRepeated(rows: readonly Row[]): number {
  return rows.length - new Set(rows.map((row) => JSON.stringify([...row]))).size
}

function isSound(column: string, value: string): boolean {
  if (value === '') return false
  const range = Object.hasOwn(PLAUSIBLE, column) ? PLAUSIBLE[column] : undefined
  if (range) {
    const number = Number(value)
    return Number.isFinite(number) && number >= range[0] && number <= range[1]
  }
  if (/^(?:dx|diagnosis_code|icd_?10(?:_?cm)?(?:_code)?)$/.test(column)) {
    return checkStructure(value).outcome === 'well-formed'
  }
  if (/^(?:sex|gender)$/.test(column)) {
    return /^(?:f|m|o|u|x|female|male|other|unknown)$/i.test(value)
  }
  if (/(?:^|_)date$|^dob$/.test(column)) return !Number.isNaN(Date.parse(value))
  return true
}

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkStructure } from '../codes/icd-10-cm.ts'
import { judgeCode, judgeCodes } from '../codes/judge-codes.ts'
import { matchTitle } from '../codes/match-title.ts'
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
    expect(
      judgeCodes(`ICD-10-CM: ${code}`, { edition: { table } }).map((judged) => judged.outcome),
    ).toEqual([outcome])
  })

  it.each([
    ['S72.001', 'header', 'seventh-character-missing'],
    ['T36.0X1', 'header', 'seventh-character-missing'],
    ['E11', 'header', 'more-detail-needed'],
    ['O31.101', 'not-found', undefined],
    ['O31.10X7', 'malformed', 'seventh-character'],
    ['T36.0X1B', 'not-found', 'seventh-character-wrong'],
    ['T07.AXXX', 'malformed', 'seventh-character'],
    ['T07X.XXA', 'malformed', 'separator'],
    ['T07.XXA', 'not-found', undefined],
  ])('says of %s why it is no code that can be billed', (code, outcome, reason) => {
    if (!table) return
    expect(judgeCodes(`ICD-10-CM: ${code}`, { edition: { table } })).toMatchObject([
      reason === undefined ? { outcome } : { outcome, reason },
    ])
  })

  it('says of 10,000 codes with one character altered what the published list says', () => {
    if (!table) return
    // The list and the expression of its codes, read by nothing of ours.
    const published = new Set(codes)
    const billable = new Set(codes.filter((code) => table.get(code)?.billable))
    const shape = /^[A-Z]\d[0-9AB](?:[0-9A-Z]{1,3}|[0-9A-Z]{3}[0-59A-HJKMNP-S])?$/
    const random = createRandom(20_210_101)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
    const wrong: string[] = []
    for (let index = 0; index < 10_000; index += 1) {
      const code = codes[Math.floor(random() * codes.length)] ?? ''
      const at = Math.floor(random() * code.length)
      const mutant = `${code.slice(0, at)}${alphabet[Math.floor(random() * 36)]}${code.slice(at + 1)}`
      const expected = !shape.test(mutant)
        ? 'malformed'
        : !published.has(mutant)
          ? 'not-found'
          : billable.has(mutant)
            ? 'valid'
            : 'header'
      const mention = { written: dotted(mutant), start: 0, line: 1 }
      const judged = judgeCode(mention, { edition: { table } })
      if (judged.outcome !== expected) wrong.push(`${mutant}: ${judged.outcome}, not ${expected}`)
    }
    expect(wrong).toEqual([])
  })

  it('finds the description of another code at 99 of 100 codes, and takes 1 of 100 right ones for wrong at most', () => {
    if (!table) return
    const rows = [...table.values()].filter((row) => row.billable)
    const random = createRandom(7)
    const pick = () => rows[Math.floor(random() * rows.length)] ?? { title: '', shortTitle: '' }
    const trials = 10_000
    const shareOf = (isSo: () => boolean) => {
      let count = 0
      for (let index = 0; index < trials; index += 1) if (isSo()) count += 1
      return count / trials
    }
    const differs = (description: string, { title, shortTitle } = pick()) =>
      matchTitle(description, [title, shortTitle]) !== 'fits'
    const swapped = shareOf(() => {
      const row = pick()
      let other = pick()
      while (other.title === row.title) other = pick()
      return differs(other.title, row)
    })
    expect(swapped).toBeGreaterThanOrEqual(0.99)
    const written: Readonly<
      Record<string, (row: { title: string; shortTitle: string }) => string>
    > = {
      'in lower case': ({ title }) => title.toLowerCase(),
      'as the table abbreviates it': ({ shortTitle }) => shortTitle,
      'up to its first comma': ({ title }) => title.split(', ')[0] ?? '',
      'in another order': ({ title }) => title.split(' ').reverse().join(' '),
      'with a letter missing': ({ title }) => {
        const at = Math.floor(random() * title.length)
        return `${title.slice(0, at)}${title.slice(at + 1)}`
      },
    }
    for (const [how, write] of Object.entries(written)) {
      const alarms = shareOf(() => {
        const row = pick()
        return differs(write(row), row)
      })
      expect([how, alarms <= 0.01 ? 'at most 0.01' : alarms]).toEqual([how, 'at most 0.01'])
    }
  })
})

/** Numbers from 0 to below 1, the same from the same seed. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

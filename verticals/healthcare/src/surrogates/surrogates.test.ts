import { atOnce } from '@fcc/detection'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_KEPT_RULES } from '../deidentify/kept-rules.ts'
import { deidentifyRecord } from '../structured/deidentify-record.ts'
import { BUNDLE, LEAKS, MESSAGE, TABLE } from '../structured/records.test-data.ts'
import { attestRecord } from '../structured/settled.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { shiftDate } from './shift-date.ts'
import {
  EMPTY_KEY,
  parseSurrogateKey,
  renderSurrogateKey,
  type SurrogateKey,
} from './surrogate-key.ts'
import { createSurrogates, PSEUDONYM, type SurrogatePolicy } from './surrogates.ts'

const vocabulary = readVocabulary()
const POLICY: SurrogatePolicy = {
  names: 'pseudonym',
  records: 'pseudonym',
  dates: 'shift',
  ages: 'keep',
}
const SEED = Buffer.alloc(32, 7)

function cohortOf(
  text: string,
  {
    policy = POLICY,
    seed = SEED,
    earlier = EMPTY_KEY,
  }: { policy?: SurrogatePolicy; seed?: Uint8Array; earlier?: SurrogateKey } = {},
) {
  const surrogates = createSurrogates(seed, policy, earlier)
  const { text: made } = atOnce(deidentifyRecord(text, vocabulary, DEFAULT_KEPT_RULES, surrogates))
  return { made, key: surrogates.key() }
}
const unsettled = (text: string, route: 'safe-harbor' | 'limited-data-set') =>
  atOnce(attestRecord(text, vocabulary, DEFAULT_KEPT_RULES, route)).unsettled.map(
    ({ path }) => path,
  )

describe('a record with surrogates', () => {
  it.each([
    ['a message', MESSAGE],
    ['a bundle', BUNDLE],
    ['a table', TABLE],
  ])('%s is a limited data set and never passes for Safe Harbor', (_, text) => {
    const { made } = cohortOf(text)
    const moved = new Set(['03/02', '1931', '1934', '19570412'])
    const direct = LEAKS.filter((leak) => !moved.has(leak))
    expect(direct.filter((leak) => made.toUpperCase().includes(leak))).toEqual([])
    expect(unsettled(made, 'limited-data-set')).toEqual([])
    expect(unsettled(made, 'safe-harbor').length).toBeGreaterThan(1)
    expect(unsettled(text, 'limited-data-set').length).toBeGreaterThan(3)
  })

  it('speaks of the same person by the same name, and of others by others', () => {
    const table = 'name,mrn,age\nJane Roe,4711,5\nJohn Doe,4712,6\njane  roe,4711,7\n'
    const rows = cohortOf(table)
      .made.split('\n')
      .slice(1, 4)
      .map((row) => row.split(','))
    expect(rows[0]?.slice(0, 2)).toEqual(rows[2]?.slice(0, 2))
    expect(rows[0]?.[0]).not.toBe(rows[1]?.[0])
    for (const [name = '', number = ''] of rows) {
      expect([name, number].filter((each) => !PSEUDONYM.test(each))).toEqual([])
    }
  })

  it('moves all dates of a patient by the same days, never by none, and keeps their form', () => {
    const table =
      'mrn,admitted,discharged\n4711,2026-03-02T10:15:00,03/09/2026\n4712,2026-03-02,2026-03-04\n'
    const { made, key } = cohortOf(table)
    const days = new Map(key.shifts.map((shift) => [shift.subject, shift.days]))
    const [first, second] = made
      .split('\n')
      .slice(1, 3)
      .map((row) => row.split(','))
    const at = (text = '') => Date.parse(text.includes('/') ? `${text} UTC` : text)
    expect(first?.[1]).toMatch(/^\d{4}-\d{2}-\d{2}T10:15:00$/)
    expect(first?.[2]).toMatch(/^\d{2}\/\d{2}\/\d{4}$/)
    expect(at(second?.[2]) - at(second?.[1])).toBe(2 * 86_400_000)
    expect([days.get('4711'), days.get('4712')]).not.toContain(0)
    expect(days.get('4711')).not.toBe(days.get('4712'))
  })

  it('puts nothing of a person into their pseudonym: other people at the same places get the same ones', () => {
    const one = cohortOf('name,mrn\nJane Roe,4711\n').made
    expect(cohortOf('name,mrn\nPiotr Zielinski,9999\n').made).toBe(one)
    expect(cohortOf('name,mrn\nJane Roe,4711\n', { seed: Buffer.alloc(32, 8) }).made).not.toBe(one)
  })

  it('leads back by its key alone, which later cohorts continue', () => {
    const { made, key } = cohortOf('name,mrn,seen\nJane Roe,4711,2026-03-02\n')
    const read = parseSurrogateKey(renderSurrogateKey(key))
    expect(read).toEqual(key)
    expect(read.pseudonyms.map(({ value }) => value)).toEqual(['Jane Roe', '4711'])
    const later = cohortOf('name,mrn,seen\nJane Roe,4711,2026-03-02\nJohn Doe,4712,2026-03-02\n', {
      seed: Buffer.alloc(32, 9),
      earlier: read,
    })
    expect(later.made.split('\n')[1]).toBe(made.split('\n')[1])
    expect(later.key.pseudonyms).toHaveLength(4)
  })

  it('redacts and masks where the tenant wants that, and puts ages together', () => {
    const policy = { names: 'mask', records: 'redact', dates: 'year', ages: 'bucket' } as const
    const { made, key } = cohortOf('name,mrn,age,dob\nJane Roe,4711,52,1974-01-02\nA B,1,93,\n', {
      policy,
    })
    expect(made).toBe(
      'name,mrn,age,dob\n****,[record-number],50-54,1974\n****,[record-number],90,\n',
    )
    expect(key).toEqual(EMPTY_KEY)
    expect(unsettled(made, 'limited-data-set')).toEqual([])
  })

  it.each(['no', '{}', '{"form":"fcc-healthcare/surrogate-key","version":2}'])(
    'refuses %s as a key',
    (text) => {
      expect(() => parseSurrogateKey(text)).toThrow('FCC_HEALTHCARE_SURROGATE_KEY_UNREADABLE')
    },
  )
})

describe('a date that is moved', () => {
  it.each([
    ['20260302', -2, '20260228'],
    ['20260302101500-0500', 1, '20260303101500-0500'],
    ['2024-02-28', 1, '2024-02-29'],
    ['3/2/2026', 30, '4/1/2026'],
    ['2026-02-30', 1, undefined],
    ['2026-03', 1, undefined],
    ['March 2', 1, undefined],
  ])('%s by %i is %s', (written, days, moved) => {
    expect(shiftDate(written, days)).toBe(moved)
  })

  it('comes back by as many days the other way', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-06-01'), max: new Date('2099-06-01'), noInvalidDate: true }),
        fc.integer({ min: -364, max: 364 }),
        (date, days) => {
          const iso = date.toISOString().slice(0, 10)
          for (const written of [iso, iso.replaceAll('-', ''), `${iso}T08:00:00Z`]) {
            expect(shiftDate(shiftDate(written, days) ?? '', -days)).toBe(written)
          }
        },
      ),
    )
  })
})

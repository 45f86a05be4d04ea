import { describe, expect, it } from 'vitest'
import { mergeFindings } from '../merge-findings.ts'
import { redact } from '../redact.ts'
import { SAFE_HARBOR_IDENTIFIERS } from './safe-harbor-identifiers.ts'
import { safeHarborPatterns } from './safe-harbor-patterns.ts'
import { scanSafeHarbor } from './scan-safe-harbor.ts'

const note = `DISCHARGE SUMMARY
Patient: Imogen Blackwood    DOB: 03/14/1951    MRN: 00482910
Ms. Blackwood, a 75-year-old retired teacher from Larkspur Falls, was admitted to Riverbend
General Hospital on April 12, 2023 and discharged on 4/19/2023. Her father lived to 97 years of
age and was born in 1901. Seen by Dr. Chen (NPI 1234567893). Home: 12 Oak Street, Springfield,
IL 62704. Phone (310) 555-1234, fax: 310-555-9999, imogen.b@example.com.
SSN 536-90-4399. Member ID: W123456789. Acct# 7788990. Driver's license: D1234567.
VIN 1M8GDM9AXKP042788. Pacemaker serial number PM-88231. Portal https://portal.example.org/p/1
from 192.168.1.20. Echo EF 35% in 2021, BNP 820, furosemide 40 mg, BP 120/80, Gleason score 7.
BLACKWOOD tolerated the diet. Fingerprint taken at intake. Case no. C-99812.`

const released = redact(note, scanSafeHarbor(note, { referenceYear: 2026 }))

describe('a discharge note', () => {
  it.each([
    'Imogen',
    'Blackwood',
    'BLACKWOOD',
    '03/14/1951',
    '00482910',
    'Larkspur',
    'Riverbend',
    'April',
    '4/19',
    '97',
    '1901',
    'Chen',
    '1234567893',
    '12 Oak',
    'Springfield',
    '62704',
    '555-1234',
    '555-9999',
    'imogen.b',
    '536-90-4399',
    'W123456789',
    '7788990',
    'D1234567',
    '1M8GDM9AXKP042788',
    'PM-88231',
    'portal.example.org',
    '192.168',
    'Fingerprint',
    'C-99812',
  ])('loses %s', (identifier) => {
    expect(note).toContain(identifier)
    expect(released).not.toContain(identifier)
  })

  it.each([
    '75-year-old',
    'EF 35%',
    '2021',
    'BNP 820',
    'furosemide 40 mg',
    'BP 120/80',
    'Gleason score 7',
    'tolerated the diet',
  ])('keeps %s', (content) => expect(released).toContain(content))

  it('shows an identifier of every letter but the photograph, each once', () => {
    const found = new Set(
      scanSafeHarbor(note, { referenceYear: 2026 }).map(({ category }) => category),
    )
    const missing = SAFE_HARBOR_IDENTIFIERS.filter(({ categories }) =>
      categories.every((category) => !found.has(category)),
    )
    expect(missing.map(({ letter }) => letter)).toEqual(['Q'])
  })

  it('is stable: what was redacted is found to hold nothing more', () => {
    expect(scanSafeHarbor(released, { referenceYear: 2026 })).toEqual([])
  })
})

describe('the patterns', () => {
  it('and the eighteen letters name the same categories', () => {
    const stated = SAFE_HARBOR_IDENTIFIERS.flatMap(({ categories }) => categories)
    const used = [...new Set(safeHarborPatterns().map(({ category }) => category))]
    expect(used.sort()).toEqual([...stated].sort())
    expect(SAFE_HARBOR_IDENTIFIERS.map(({ letter }) => letter).join('')).toBe('ABCDEFGHIJKLMNOPQR')
  })

  it('leave every year alone without a reference year', () => {
    expect(scanSafeHarbor('born in 1901')).toEqual([])
    expect(scanSafeHarbor('born in 1901', { referenceYear: 2026 })).toHaveLength(1)
  })
})

describe('a name known from elsewhere', () => {
  it('is found alone, possessive and in capitals', () => {
    const text = "Mr. Tarquin Featherby was seen. FEATHERBY's wife agrees with Tarquin."
    expect(redact(text, scanSafeHarbor(text))).toBe(
      "[NAME] was seen. [NAME]'s wife agrees with [NAME].",
    )
  })

  it('does not make ordinary or clinical words names', () => {
    const text = 'Dr. Graves saw her. Graves disease was excluded. Mr. White left; white count 7.'
    const found = scanSafeHarbor(text).map(({ span }) => text.slice(span.start, span.end))
    expect(found).toEqual(['Dr. Graves', 'Mr. White'])
  })

  it('is reported by the detector that it is told to', () => {
    const findings = scanSafeHarbor('Mr. Featherby. Featherby ate.', { detector: 'mine' })
    expect(findings.map(({ detector }) => detector)).toEqual(['mine', 'mine'])
    expect(mergeFindings(findings)).toEqual(findings)
  })
})

import { describe, expect, it } from 'vitest'
import { safeHarborPatterns } from '../safe-harbor/safe-harbor-patterns.ts'
import { scanSafeHarbor } from '../safe-harbor/scan-safe-harbor.ts'
import { scan } from '../scan.ts'
import { abaRoutingNumber, bic } from './bank-account.ts'
import { securityIdentifier } from './security-identifier.ts'

/** A quadratic scan of this much does not end while a test is waited for. */
const LENGTH = 250_000
const patterns = [
  ...safeHarborPatterns({ referenceYear: 2026 }),
  ...securityIdentifier,
  abaRoutingNumber,
  bic,
]

/** What catches a scanner out: one character for ever, and the beginnings of what each pattern looks for. */
const motifs = [
  'a',
  '1',
  '-',
  ' ',
  '@.',
  'A',
  '\n',
  'é',
  '\u200b1',
  '１',
  'Aa ',
  'Mr. ',
  '1-',
  '1 ',
  '1.',
  '1/',
  '1\n',
  'a@',
  'a.',
  'ID:',
  'MRN ',
  ', A',
  'A.',
  'St. ',
  'patient, ',
  'Jan ',
  '&#',
  '%4',
  'www.',
  'no ',
  "'s",
  'Aa of ',
  'at ',
]

describe('a quarter of a megabyte of hostile text is scanned in linear time, so this suite ends', () => {
  it.each(motifs)('%j, repeated', { timeout: 60_000 }, (motif) => {
    const text = motif.repeat(Math.ceil(LENGTH / motif.length))
    for (const { span } of scan(text, patterns)) expect(span.end).toBeLessThanOrEqual(text.length)
  })

  it('findings without end, merged', { timeout: 60_000 }, () => {
    const text = 'a@b.co '.repeat(LENGTH / 7)
    expect(scanSafeHarbor(text)).toHaveLength(Math.floor(LENGTH / 7))
  })
})

it('every pattern has its own id, so that an explanation names one', () => {
  const ids = patterns.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

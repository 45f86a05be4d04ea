import { describe, expect, it } from 'vitest'
import { createSampleLog } from './sample-log.ts'
import { verifyExport } from './verify-export.ts'

const log = createSampleLog({ entries: 4 })
const other = createSampleLog({ tenant: 'harbour', entries: 4 })
const original = log.exportAt(4).toString()
const key = log.verifierKey

const verdictOf = (text: string, options = {}) => verifyExport(Buffer.from(text), options).verdict
/** The file with one line changed; 0 is the header, 1 the first entry, 5 the leaf hashes. */
const withLine = (line: number, change: (text: string) => string) =>
  original
    .split('\n')
    .map((text, at) => (at === line ? change(text) : text))
    .join('\n')

/** Each promise once, on a file of four entries; what holds of every byte is asked of the whole elsewhere. */
describe('an export', () => {
  it('is verified under the key that reached the reader another way, and not under its own', () => {
    expect(verdictOf(original, { key })).toBe('verified')
    expect(verdictOf(original)).toBe('signer-not-established')
  })

  it('is not verified under the key in it where another one is given', () => {
    const report = verifyExport(Buffer.from(original), { key: other.verifierKey })
    expect(report.findings.map(({ part }) => part)).toEqual(['key', 'checkpoint'])
    expect(report.signer?.established).toBe(false)
    const forged = original.replaceAll(key, other.verifierKey)
    expect(verdictOf(forged, { key })).toBe('failed')
  })

  it('is of the tenant that its origin names', () => {
    const text = withLine(0, (header) => header.replace('"riverside"', '"harbour"'))
    expect(verifyExport(Buffer.from(text), { key }).findings.map(({ part }) => part)).toEqual([
      'header',
    ])
  })

  it('fails for one leaf hash of several that is not spelled as it was recorded', () => {
    // The last one is behind the checkpoint, where no root speaks for it.
    const text = log.exportAt(3).toString()
    const shouted = text.replace(/"[0-9a-f]{64}"\]/, (hash) => hash.toUpperCase())
    const report = verifyExport(Buffer.from(shouted), { key })
    expect(report.findings.map(({ part, index }) => [part, index])).toEqual([['leaves', 3]])
  })

  it('fails for one entry of several that has another spelling, though its hash is recorded', () => {
    const loose = createSampleLog({ entries: ['{"a":1}', '{"a":1.0}', '{"b":1}'] })
    const report = verifyExport(loose.exportAt(3), { key: loose.verifierKey })
    expect(report.findings.map(({ index }) => index)).toEqual([1])
  })

  it('of as many entries as allowed is read, and of one more is not', () => {
    expect(verdictOf(original, { key, maximumEntries: 4 })).toBe('verified')
    const report = verifyExport(Buffer.from(original), { key, maximumEntries: 3 })
    expect([report.verdict, report.entries]).toEqual(['failed', 0])
    expect(report.findings.map(({ part }) => part)).toEqual(['file'])
  })

  it('that is a part of its log is never verified as the log', () => {
    expect(verifyExport(log.exportAt(4, { from: 1 }), { key }).verdict).toBe('partial')
    expect(verifyExport(log.exportAt(3), { key }).verdict).toBe('partial')
  })
})

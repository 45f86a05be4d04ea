import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSampleLog } from './sample-log.ts'
import { verifyExport } from './verify-export.ts'
import type { VerifyExportOptions } from './verify-options.ts'

const log = createSampleLog({ entries: 9 })
const original = log.exportAt(7)
const lines = original.toString().slice(0, -1).split('\n')
const options = fc.constantFrom<VerifyExportOptions>(
  {},
  { key: log.verifierKey },
  { key: log.verifierKey, since: log.checkpointAt(3) },
  { since: 'nothing' },
  { key: 'nothing' },
)

/** What holds of every report, and of a report on anything but the file itself. */
function judge(bytes: Uint8Array, given: VerifyExportOptions): void {
  const report = verifyExport(bytes, given)
  expect(report.verdict === 'failed').toBe(report.findings.length > 0)
  if (['verified', 'partial'].includes(report.verdict)) expect(given.key).toBe(log.verifierKey)
  if (Buffer.compare(bytes, original) !== 0) expect(report.verdict).toBe('failed')
  expect(() => JSON.stringify(report)).not.toThrow()
}

const hostileLine = fc.oneof(
  fc.constantFrom(
    ...lines,
    '',
    '{}',
    '[]',
    'null',
    '"',
    '{"after":{"frontier":[],"size":0},"leaves":[]}',
  ),
  fc.json(),
  fc.string({ unit: 'binary' }),
)

describe('hostile files', { timeout: 60_000 }, () => {
  it('of random bytes fail and break nothing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), options, judge), { numRuns: 1_000 })
  })

  it('of random lines fail and break nothing', () => {
    const file = fc.array(hostileLine, { maxLength: 14 }).map((all) => Buffer.from(all.join('\n')))
    fc.assert(fc.property(file, options, judge), { numRuns: 750 })
  })

  it('made by editing lines of a good one fail and break nothing', () => {
    const edit = fc.record({
      kind: fc.constantFrom('remove', 'replace', 'insert', 'copy', 'splice'),
      at: fc.nat(),
      from: fc.nat(),
      line: hostileLine,
    })
    const file = fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) => {
      const changed = edits.reduce((current, { kind, at, from, line }) => {
        const place = at % Math.max(1, current.length)
        const other = current[from % Math.max(1, current.length)] ?? ''
        if (kind === 'remove') return current.toSpliced(place, 1)
        if (kind === 'replace') return current.toSpliced(place, 1, line)
        if (kind === 'insert') return current.toSpliced(place, 0, line)
        if (kind === 'copy') return current.toSpliced(place, 0, other)
        const text = current[place] ?? ''
        const cut = from % (text.length + 1)
        return current.toSpliced(place, 1, text.slice(0, cut) + line.slice(0, 3) + text.slice(cut))
      }, lines)
      return Buffer.from(changed.map((line) => `${line}\n`).join(''))
    })
    fc.assert(fc.property(file, options, judge), { numRuns: 1_000 })
  })

  it('with a hostile tree state fail and break nothing', () => {
    const size = fc.oneof(
      fc.nat(20),
      fc.constantFrom(-1, 0.5, 2 ** 31, 2 ** 53 - 1, 1e300),
      fc.string(),
    )
    const hash = fc.oneof(
      fc.constant('0'.repeat(64)),
      fc.constant('F'.repeat(64)),
      fc.string(),
      fc.jsonValue(),
    )
    const state = fc.record({
      after: fc.oneof(
        fc.record({ frontier: fc.array(hash, { maxLength: 60 }), size }),
        fc.jsonValue(),
      ),
      leaves: fc.oneof(fc.array(hash, { maxLength: 12 }), fc.jsonValue()),
    })
    const file = state.map((value) =>
      Buffer.from(`${lines.with(-2, JSON.stringify(value)).join('\n')}\n`),
    )
    fc.assert(fc.property(file, options, judge), { numRuns: 750 })
  })

  it('list no more findings than asked for, and count the rest', () => {
    const bytes = Buffer.from(`${lines.toSpliced(1, 9).join('\n')}\n`)
    const report = verifyExport(bytes, { key: log.verifierKey, maximumFindings: 4 })
    expect(report.findings).toHaveLength(4)
    expect(report.findingsOmitted).toBe(5)
    const none = verifyExport(bytes, { key: log.verifierKey, maximumFindings: 0 })
    expect(none.verdict).toBe('failed')
  })

  it('of more entries than allowed fail unread', () => {
    const key = log.verifierKey
    expect(verifyExport(original, { key, maximumEntries: 9 }).verdict).toBe('partial')
    const report = verifyExport(original, { key, maximumEntries: 8 })
    expect(report.verdict).toBe('failed')
    expect(report.findings.map(({ part }) => part)).toEqual(['file'])
    const newlines = Buffer.alloc(10_000, '\n')
    expect(verifyExport(newlines, { key, maximumEntries: 10 }).verdict).toBe('failed')
  })

  it('that differ beyond what can be aligned are found, with their first difference', () => {
    const many = Array.from({ length: 100_050 }, (_, index) => `${index}`)
    const large = createSampleLog({ entries: many })
    const all = large.exportAt(100_050).toString().split('\n')
    const reversedFrom = (start: number) => {
      const [first, last] = [all.slice(0, 1 + start), all.slice(100_051)]
      const text = [...first, ...all.slice(1 + start, 100_051).reverse(), ...last].join('\n')
      return verifyExport(Buffer.from(text), { key: large.verifierKey })
    }
    const near = reversedFrom(60)
    expect(near.findings[0]).toMatchObject({ part: 'entry', index: 61 })
    expect(near.findingsOmitted).toBeGreaterThan(99_000)
    const far = reversedFrom(0)
    expect(far.findings).toEqual([
      {
        part: 'entry',
        index: 0,
        what: 'From entry 0 to 100049 the file is not what the log recorded.',
      },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import { leafHash } from '../merkle/hashing.ts'
import { renderReport } from '../verify/render-report.ts'
import { createSampleLog } from './sample-log.ts'
import { verifyExport } from './verify-export.ts'
import { writeProofs } from './write-proofs.ts'

const signed = 9
const entry = (index: number) =>
  canonicalJson({ id: `e*${index}`, subject: index % 3 === 0 ? 'run-a' : 'run-b' })
const texts = Array.from({ length: 11 }, (_, index) => entry(index))
const log = createSampleLog({ entries: texts })
const { verifierKey: key, tenant, origin } = log

function proofsOf(subject: string, over: { readonly indices?: readonly number[] } = {}): Buffer {
  const indices =
    over.indices ??
    texts.flatMap((text, index) => (index < signed && text.includes(subject) ? [index] : []))
  return Buffer.from(
    writeProofs({
      ...{ tenant, origin, verifierKey: key, subject },
      entries: indices.map((index) => ({ index, canonical: texts[index] ?? '' })),
      leafHashes: texts.slice(0, signed).map(leafHash),
      checkpoint: log.checkpointAt(signed),
    }),
  )
}

describe('the entries about one subject with their proofs', () => {
  const original = proofsOf('run-a')

  it('are verified offline as entries of a log of that size under that key', () => {
    const report = verifyExport(original, { key })
    expect(report).toMatchObject({
      verdict: 'verified',
      ...{ tenant, origin, subject: 'run-a', size: signed, entries: 3, firstIndex: 0 },
      entriesAfterCheckpoint: 0,
      findings: [],
      signer: { established: true },
    })
    expect(report.statements.join(' ')).toContain('cannot show that none of them was left out')
    expect(renderReport(report)).toContain(
      'VERIFIED  the log of riverside: 3 entries of run-a, proven in a log of 9',
    )
    expect(verifyExport(original).verdict).toBe('signer-not-established')
  })

  it('fail where any byte is another, for every byte under two changes', () => {
    for (let position = 0; position < original.length; position++) {
      for (const mask of [1, 128]) {
        const changed = Buffer.from(original)
        changed[position] = (original[position] as number) ^ mask
        const { verdict } = verifyExport(changed, { key })
        expect(verdict, `byte ${position} ^ ${mask}`).toBe('failed')
      }
    }
  })

  it('fail where the file is cut anywhere, or added to', () => {
    for (let length = 0; length < original.length; length++) {
      expect(verifyExport(original.subarray(0, length), { key }).verdict, `${length}`).toBe(
        'failed',
      )
    }
    expect(verifyExport(Buffer.concat([original, Buffer.from('{}\n')]), { key }).verdict).toBe(
      'failed',
    )
  })

  it('fail where an entry of another subject stands among them, and name it', () => {
    const report = verifyExport(proofsOf('run-a', { indices: [0, 1, 3] }), { key })
    expect(report.findings).toEqual([
      { part: 'entry', index: 1, what: 'Entry 1 is not about what the header names.' },
    ])
    const [headline] = renderReport(report).split('\n')
    expect(headline).toBe(
      'FAILED  the log of riverside: 3 entries of run-a, said to be in a log of 9',
    )
    expect(renderReport(report)).not.toContain('proven')
  })

  it('fail where an entry is exchanged for another of the log, or the subject in the header', () => {
    const lines = original.toString().split('\n')
    const exchanged = lines.with(2, lines[3] ?? '').join('\n')
    expect(verifyExport(Buffer.from(exchanged), { key }).findings).toMatchObject([
      { part: 'entry', index: 3 },
    ])
    const renamed = original.toString().replace('"subject":"run-a"', '"subject":"run-b"')
    expect(verifyExport(Buffer.from(renamed), { key }).verdict).toBe('failed')
  })

  it('are not those of another key', () => {
    const other = createSampleLog({ entries: texts })
    expect(verifyExport(original, { key: other.verifierKey }).verdict).toBe('failed')
  })

  it('say that only the same checkpoint can be compared with an earlier one', () => {
    const same = verifyExport(original, { key, since: log.checkpointAt(signed) })
    expect(same.verdict).toBe('verified')
    const earlier = verifyExport(original, { key, since: log.checkpointAt(4) })
    expect(earlier.findings).toMatchObject([{ part: 'since' }])
    expect(earlier.findings[0]?.what).toContain('Export the whole log')
  })

  it('are refused by their writer beyond the checkpoint, out of order, and where there are none', () => {
    expect(() => proofsOf('run-a', { indices: [10] })).toThrow('index 10')
    expect(() => proofsOf('run-a', { indices: [3, 0] })).toThrow('order of the log')
    expect(() => proofsOf('run-a', { indices: [] })).toThrow('no entry')
  })
})

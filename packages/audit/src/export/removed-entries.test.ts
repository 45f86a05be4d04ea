import { generateKeyPairSync } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type JsonValue } from '../index.ts'
import { leafHash } from '../merkle/hashing.ts'
import { renderReport } from '../verify/render-report.ts'
import { createSampleLog } from './sample-log.ts'
import { verifyExport } from './verify-export.ts'
import { writeExport } from './write-export.ts'

const { privateKey } = generateKeyPairSync('ed25519')

/** An entry that says that entries were removed. */
const says = (places: JsonValue, type = 'fcc.records.pruned') =>
  canonicalJson({ id: `says ${JSON.stringify(places)}`, type, data: { places } })

const plain = Array.from({ length: 6 }, (_, index) => canonicalJson({ id: `entry ${index}` }))

/** A log, and its export without the texts of some entries. */
function exportWithout(entries: readonly string[], removed: readonly number[], size?: number) {
  const log = createSampleLog({ entries, privateKey })
  const lines = writeExport({
    ...log,
    entries: entries.map((entry, index) => (removed.includes(index) ? undefined : entry)),
    leafHashes: entries.map(leafHash),
    checkpoint: log.checkpointAt(size ?? entries.length),
  })
  return { log, bytes: Buffer.from([...lines].join('')) }
}

const verify = (entries: readonly string[], removed: readonly number[], size?: number) => {
  const { log, bytes } = exportWithout(entries, removed, size)
  return verifyExport(bytes, { key: log.verifierKey })
}

describe('an entry whose text was removed', () => {
  it('stays proven by its leaf hash, and the report says how many there are', () => {
    const entries = [
      ...plain,
      says([
        [1, 3],
        [5, 6],
      ]),
    ]
    const report = verify(entries, [1, 2, 5])
    expect(report).toMatchObject({ verdict: 'verified', findings: [], removed: 3, entries: 7 })
    expect(report.statements.join(' ')).toContain('3 entries were removed under retention')
    expect(renderReport(report)).toContain('7 entries, checkpoint at 7, 3 removed under retention')
    expect(verify(entries, []).removed).toBe(0)
  })

  it('keeps every earlier checkpoint provable', () => {
    const entries = [...plain, says([[0, 4]])]
    const { log, bytes } = exportWithout(entries, [0, 1, 2, 3])
    for (let size = 0; size <= entries.length; size++) {
      const since = log.checkpointAt(size)
      expect(verifyExport(bytes, { key: log.verifierKey, since }).verdict).toBe('verified')
    }
  })

  it.each([
    ['no entry says so', plain, [2], undefined],
    ['another place is said', [...plain, says([[1, 2]])], [2], undefined],
    ['the entry that says so came before', [says([[0, 9]]), ...plain], [2], undefined],
    ['the entry that says so is under no signature', [...plain, says([[2, 3]])], [2], 6],
    ['an entry of another type says so', [...plain, says([[2, 3]], 'other')], [2], undefined],
    ['what it says is no range', [...plain, says([2, ['2', 3], [2]])], [2], undefined],
    [
      'the entry that says so is gone itself',
      [
        ...plain,
        says([
          [2, 3],
          [6, 7],
        ]),
      ],
      [2, 6],
      undefined,
    ],
  ])('is found to be taken away where %s', (_why, entries, removed, size) => {
    const report = verify(entries, removed, size)
    expect([report.verdict, report.removed]).toEqual(['failed', 0])
    expect(report.findings.map(({ part, index }) => [part, index])).toEqual(
      removed.map((index) => ['entry', index]),
    )
    expect(report.findings[0]?.what).toContain('no later entry under the checkpoint says')
  })

  it('is found where the entry that says so was changed to say more', () => {
    const { log, bytes } = exportWithout([...plain, says([[1, 2]])], [1, 2])
    const forged = bytes.toString().replace('"places":[[1,2]]', '"places":[[1,3]]')
    const report = verifyExport(Buffer.from(forged), { key: log.verifierKey })
    expect(report.verdict).toBe('failed')
    expect(report.findings.map(({ index }) => index).toSorted()).toEqual([1, 2, 6])
  })

  it('is found where its leaf hash is another', () => {
    const { log, bytes } = exportWithout([...plain, says([[1, 2]])], [1])
    const hash = Buffer.from(leafHash(plain[1] as string)).toString('hex')
    const forged = bytes
      .toString()
      .replace(hash, hash.replace(/^./, hash.startsWith('0') ? '1' : '0'))
    expect(verifyExport(Buffer.from(forged), { key: log.verifierKey }).verdict).toBe('failed')
  })

  it('is told from an entry that is null itself', () => {
    const report = verify([...plain, 'null', says([[0, 7]])], [])
    expect([report.verdict, report.removed]).toEqual(['verified', 0])
  })

  it('needs its leaf hash to be written', () => {
    const log = createSampleLog({ entries: plain, privateKey })
    const write = () => [
      ...writeExport({ ...log, entries: [undefined], checkpoint: log.checkpointAt(6) }),
    ]
    expect(write).toThrow(/was removed, and no leaf hashes are given/)
  })

  it('is accepted exactly where it is said, whatever is said and taken away', () => {
    const range = fc.tuple(fc.nat(7), fc.nat(7))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(range, fc.constant(undefined)), { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(fc.nat(7)),
        (said, taken) => {
          const entries = said.map((each, index) =>
            each === undefined ? canonicalJson({ id: index }) : says([[...each]]),
          )
          const removed = taken.filter((index) => index < entries.length)
          const isSaid = (index: number) =>
            said.some(
              (each, place) =>
                each !== undefined &&
                place > index &&
                !removed.includes(place) &&
                each[0] <= index &&
                index < each[1],
            )
          const report = verify(entries, removed)
          const unsaid = removed.filter((index) => !isSaid(index))
          expect(report.removed).toBe(removed.length - unsaid.length)
          expect(report.findings.map(({ index }) => index)).toEqual(
            unsaid.toSorted((a, b) => a - b),
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})

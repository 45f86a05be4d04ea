import { describe, expect, it } from 'vitest'
import { AuditError } from '../audit-error.ts'
import { canonicalJson } from '../canonical-json.ts'
import { leafHash } from '../merkle/hashing.ts'
import { originNamesTenant } from './export-format.ts'
import { createSampleLog } from './sample-log.ts'
import { verifyExport } from './verify-export.ts'
import { type WriteExportOptions, writeExport } from './write-export.ts'

const log = createSampleLog({ entries: 4 })
const options: WriteExportOptions = {
  tenant: log.tenant,
  origin: log.origin,
  verifierKey: log.verifierKey,
  entries: log.entries,
  checkpoint: log.checkpointAt(4),
}
const bytesOf = (lines: Iterable<string>) => Buffer.from(Array.from(lines).join(''))

describe('writeExport', () => {
  it('writes header, entries, leaf hashes and checkpoint, a line each', () => {
    const lines = Array.from(writeExport(options))
    expect(lines).toHaveLength(7)
    expect(lines.every((line) => line.endsWith('\n') && !line.slice(0, -1).includes('\n'))).toBe(
      true,
    )
    expect(lines.slice(1, 5)).toEqual(log.entries.map((entry) => `${entry}\n`))
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      format: 'fcc-audit-export/1',
      key: log.verifierKey,
      origin: 'fcc.example/riverside',
      tenant: 'riverside',
    })
    expect(JSON.parse(lines[6] ?? '')).toBe(log.checkpointAt(4))
  })

  it('writes while it reads: a line is out before the next entry is asked for', () => {
    const asked: number[] = []
    function* entries() {
      for (const [index, entry] of log.entries.entries()) {
        asked.push(index)
        yield entry
      }
    }
    const lines = writeExport({ ...options, entries: entries() })[Symbol.iterator]()
    lines.next()
    expect(asked).toEqual([])
    lines.next()
    expect(asked).toEqual([0])
  })

  it('writes an empty log', () => {
    const empty = createSampleLog({ entries: 0 })
    const report = verifyExport(empty.exportAt(0), { key: empty.verifierKey })
    expect(report).toMatchObject({ verdict: 'verified', size: 0, entries: 0 })
  })

  it('takes the leaf hashes as recorded, so that a change in the store is located', () => {
    const changed = log.entries.with(2, canonicalJson({ id: 'changed in the store' }))
    const leafHashes = log.entries.map(leafHash)
    const bytes = bytesOf(writeExport({ ...options, entries: changed, leafHashes }))
    const report = verifyExport(bytes, { key: log.verifierKey })
    expect(report.findings).toMatchObject([{ part: 'entry', index: 2 }])
    const unlocated = bytesOf(writeExport({ ...options, entries: changed }))
    expect(verifyExport(unlocated, { key: log.verifierKey }).findings).toMatchObject([
      { part: 'leaves' },
    ])
  })

  it.each([
    ['riverside', 'riverside', true],
    ['fcc.example/riverside', 'riverside', true],
    ['urn:fcc:tenant:riverside', 'riverside', true],
    ['fcc.example/a/b', 'b', true],
    ['fcc.example/a/b', 'a/b', false],
    ['fcc.example/a:b', 'a', false],
    ['fcc.example/riverside', 'side', false],
    ['fcc.example/', '', false],
  ])('takes %s for an origin of tenant %s: %s', (origin, tenant, expected) => {
    expect(originNamesTenant(origin, tenant)).toBe(expected)
  })

  const other = createSampleLog({ tenant: 'harbour', entries: 4 })
  it.each<[string, Partial<WriteExportOptions>, string]>([
    ['another origin', { origin: 'fcc.example/elsewhere' }, 'FCC_AUDIT_BAD_EXPORT_INPUT'],
    ['another tenant', { tenant: 'harbour' }, 'FCC_AUDIT_BAD_EXPORT_INPUT'],
    ['part of a tenant name', { tenant: 'side' }, 'FCC_AUDIT_BAD_EXPORT_INPUT'],
    ['no tenant', { tenant: '' }, 'FCC_AUDIT_BAD_EXPORT_INPUT'],
    [
      "another log's checkpoint",
      { checkpoint: other.checkpointAt(4) },
      'FCC_AUDIT_BAD_EXPORT_INPUT',
    ],
    [
      'a beginning behind the checkpoint',
      { after: createSampleLog({ entries: 5 }).stateAt(5) },
      'FCC_AUDIT_BAD_EXPORT_INPUT',
    ],
    ['no checkpoint', { checkpoint: '' }, 'FCC_AUDIT_BAD_CHECKPOINT'],
    ['no key', { verifierKey: 'key' }, 'FCC_AUDIT_BAD_VERIFIER_KEY'],
    ['a broken tree state', { after: { size: 3, frontier: [] } }, 'FCC_AUDIT_BAD_TREE_STATE'],
  ])('refuses %s before it writes a line', (_what, change, code) => {
    try {
      writeExport({ ...options, ...change })
      expect.unreachable()
    } catch (error) {
      expect(error instanceof AuditError && error.code).toBe(code)
    }
  })

  it('refuses an entry that is more than one line, naming it', () => {
    const entries = [...log.entries.slice(0, 2), '{"a":1}\n{"b":2}']
    expect(() => Array.from(writeExport({ ...options, entries }))).toThrow(
      'entry 2 holds a newline',
    )
  })
})

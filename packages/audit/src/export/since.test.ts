import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createSampleLog } from './sample-log.ts'
import { verifyExport } from './verify-export.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const log = createSampleLog({ entries: 12, privateKey })
const key = log.verifierKey
const bytes = log.exportAt(10, { to: 10 })

describe('an earlier checkpoint', { timeout: 60_000 }, () => {
  it('of every earlier size is extended by the log as it grew', () => {
    for (let size = 0; size <= 10; size++) {
      const report = verifyExport(bytes, { key, since: log.checkpointAt(size) })
      expect(report.findings).toEqual([])
      expect(report.verdict).toBe('verified')
      expect(report.statements.join(' ')).toContain(`extends the earlier checkpoint of ${size} ent`)
    }
  })

  it('shows a rewrite by the owner of the key, before it and nowhere after it', () => {
    for (let changed = 0; changed < 10; changed++) {
      const rewritten = createSampleLog({
        entries: log.entries.with(changed, '{"id":"rewritten"}'),
        privateKey,
      })
      const forgery = rewritten.exportAt(10, { to: 10 })
      // Without anything remembered, a rewrite by the key's owner is a log like any other.
      expect(verifyExport(forgery, { key }).verdict).toBe('verified')
      for (let size = 0; size <= 10; size++) {
        const report = verifyExport(forgery, { key, since: log.checkpointAt(size) })
        const isSeen = changed < size
        expect(report.verdict).toBe(isSeen ? 'failed' : 'verified')
        if (isSeen) expect(report.findings.map(({ part }) => part)).toEqual(['since'])
      }
    }
  })

  it('shows that a log was cut back to an older checkpoint', () => {
    const old = createSampleLog({ entries: log.entries.slice(0, 6), privateKey }).exportAt(6)
    const alone = verifyExport(old, { key })
    expect(alone.verdict).toBe('verified')
    expect(alone.statements.join(' ')).toContain('cut back to an older checkpoint')
    expect(verifyExport(old, { key, since: log.checkpointAt(6) }).verdict).toBe('verified')
    const report = verifyExport(old, { key, since: log.checkpointAt(7) })
    expect(report.verdict).toBe('failed')
    expect(report.findings).toEqual([
      {
        part: 'since',
        what: 'The log was cut back: it had 7 entries before, and the checkpoint in the file covers 6.',
      },
    ])
  })

  it('is compared under the key in the file when none is given, which establishes nobody', () => {
    const report = verifyExport(bytes, { since: log.checkpointAt(4) })
    expect(report.verdict).toBe('signer-not-established')
  })

  it.each([
    ['is no checkpoint', 'no checkpoint'],
    ['is empty', ''],
    ['was changed', log.checkpointAt(4).replace('\n4\n', '\n3\n')],
    ['is by another key', createSampleLog({ entries: 4 }).checkpointAt(4)],
    [
      'is of another log by the same key',
      createSampleLog({ tenant: 'harbour', entries: 4, privateKey }).checkpointAt(4),
    ],
  ])('that %s fails the whole', (_what, since) => {
    const report = verifyExport(bytes, { key, since })
    expect(report.verdict).toBe('failed')
    expect(report.findings.map(({ part }) => part)).toEqual(['since'])
  })

  it('of another log that the same key signs under the same name is refused for its origin', () => {
    const shared = { entries: 6, privateKey, keyName: 'operator' }
    const ours = createSampleLog({ ...shared, tenant: 'riverside' })
    const theirs = createSampleLog({ ...shared, tenant: 'harbour' })
    const given = { key: ours.verifierKey }
    const file = ours.exportAt(6)
    expect(verifyExport(file, { ...given, since: ours.checkpointAt(4) }).verdict).toBe('verified')
    for (const size of [0, 4, 6, 7]) {
      const report = verifyExport(file, { ...given, since: theirs.checkpointAt(size) })
      expect(report.findings).toEqual([
        { part: 'since', what: 'The earlier checkpoint is of another log.' },
      ])
    }
  })

  it('that could not be compared is not passed', () => {
    const damaged = Buffer.from(bytes.toString().replaceAll('"id":"J*2"', '"id":"J*x"'))
    const fine = verifyExport(damaged, { key, since: log.checkpointAt(4) })
    expect(fine.findings.map(({ part }) => part)).toEqual(['entry'])
    const lines = bytes.toString().split('\n')
    const unreadable = Buffer.from(lines.toSpliced(-2, 1).join('\n'))
    const report = verifyExport(unreadable, { key, since: log.checkpointAt(4) })
    expect(report.findings.map(({ part }) => part)).toContain('since')
  })
})

describe('an export of the end of a log', { timeout: 60_000 }, () => {
  it('is a part, and never verified as the log, from whichever entry on', () => {
    for (let from = 0; from <= 10; from++) {
      const report = verifyExport(log.exportAt(10, { from, to: 10 }), { key })
      expect(report.findings).toEqual([])
      const verdict = from === 0 ? 'verified' : 'partial'
      expect(report).toMatchObject({ verdict, firstIndex: from, entries: 10 - from })
      expect(report.entriesAfterCheckpoint).toBe(0)
      expect(report.statements.some((text) => text.includes('begins at entry'))).toBe(from > 0)
    }
  })

  it('is a part as well when nobody is established, and only that is then said in the verdict', () => {
    expect(verifyExport(log.exportAt(10, { from: 3, to: 10 })).verdict).toBe(
      'signer-not-established',
    )
  })

  it('with entries behind the checkpoint is a part, whoever wrote them', () => {
    const forged = createSampleLog({
      entries: [...log.entries.slice(0, 10), '{"id":"forged"}', '{"id":"forged too"}'],
      privateKey,
    })
    for (let to = 10; to <= 12; to++) {
      const report = verifyExport(forged.exportAt(10, { to }), { key })
      expect(report.findings).toEqual([])
      expect(report.verdict).toBe(to === 10 ? 'verified' : 'partial')
      expect(report.entriesAfterCheckpoint).toBe(to - 10)
    }
  })

  it('names entries by their index in the log', () => {
    const text = log.exportAt(10, { from: 5 }).toString()
    const changed = Buffer.from(text.replace('"id":"J*8"', '"id":"J*x"'))
    expect(verifyExport(changed, { key }).findings).toEqual([
      { part: 'entry', index: 8, what: 'Entry 8 is not what the log recorded.' },
    ])
    const removed = Buffer.from(text.split('\n').toSpliced(3, 1).join('\n'))
    expect(verifyExport(removed, { key }).findings[0]).toMatchObject({ part: 'entry', index: 7 })
  })

  it('fails at every byte of its tree state', () => {
    const file = log.exportAt(10, { from: 7 })
    const start = file.indexOf('{"after"')
    const end = file.indexOf('"leaves"', start)
    for (let position = start; position < end; position++) {
      for (const mask of [1, 2, 3, 4, 7, 8, 32]) {
        const changed = Buffer.from(file)
        changed[position] = (changed[position] as number) ^ mask
        const report = verifyExport(changed, { key })
        expect(report.verdict).toBe('failed')
        for (const { part } of report.findings) expect(part).toBe('leaves')
      }
    }
  })

  it('cannot be compared with a checkpoint older than its beginning, and says that it could not', () => {
    const report = verifyExport(log.exportAt(10, { from: 5 }), { key, since: log.checkpointAt(4) })
    expect(report.verdict).toBe('failed')
    expect(report.findings[0]?.what).toContain('could not be compared')
    for (const size of [5, 8, 10]) {
      const since = log.checkpointAt(size)
      expect(verifyExport(log.exportAt(10, { from: 5 }), { key, since }).verdict).toBe('partial')
    }
  })

  it('that begins behind its checkpoint fails', () => {
    const bytesOf = (text: string) => Buffer.from(text)
    const text = log.exportAt(10, { from: 10 }).toString()
    const old = log.exportAt(8).toString().trimEnd().split('\n').at(-1)
    const swapped = [...text.trimEnd().split('\n').slice(0, -1), old, ''].join('\n')
    const report = verifyExport(bytesOf(swapped), { key })
    expect(report.verdict).toBe('failed')
    expect(report.findings[0]).toMatchObject({ part: 'leaves' })
  })
})

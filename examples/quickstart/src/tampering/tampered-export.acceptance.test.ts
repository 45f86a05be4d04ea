import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type VerificationReport, verifyExport } from '@fcc/audit'
import type { AuditExport } from '@fcc/runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { readInput } from '../example-directory.ts'
import { STARTER, storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'

interface Logs {
  /** The hospital's log after one run. */
  readonly early: AuditExport
  /** And after another one. */
  readonly late: AuditExport
  /** The bank's key. */
  readonly otherKey: string
  /** An export of the hospital's log after an entry was changed in the store. */
  readonly changedInStore: AuditExport
}

let logs: Logs
beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-tampering-'))
  logs = await makeLogs(directory)
  rmSync(directory, { recursive: true, force: true })
})

async function makeLogs(directory: string): Promise<Logs> {
  const hospital = storyNamed('healthcare')
  const bank = storyNamed('finance')
  const other = await openStoryRuntime(bank, { directory })
  const { verifierKey: otherKey } = await other.tenant(bank.tenant).as(STARTER).exportAudit()
  await other.close()
  const runtime = await openStoryRuntime(hospital, { directory })
  const session = runtime.tenant(hospital.tenant).as(STARTER)
  const exportAfterRun = async (): Promise<AuditExport> => {
    const note = readInput('healthcare/corrected-note.txt')
    const handle = await session.start(hospital.scenario, { note }, hospital.options)
    expect((await handle.finished()).state).toBe('completed')
    return session.exportAudit()
  }
  const early = await exportAfterRun()
  const late = await exportAfterRun()
  changeInStore(directory)
  const changedInStore = await session.exportAudit()
  await runtime.close()
  return { early, late, otherKey, changedInStore }
}

/** Changes the fourth entry where it lies, as somebody with the file could. */
function changeInStore(directory: string): void {
  const tenants = join(directory, 'tenants')
  const file = readdirSync(tenants).find((name) => /^riverside.*\.sqlite$/.test(name))
  const database = new DatabaseSync(join(tenants, file ?? ''))
  database.exec(
    `UPDATE audit_entry SET canonical = CAST(replace(CAST(canonical AS TEXT), '"ada"', '"eve"') AS BLOB) WHERE insertion = 4`,
  )
  database.close()
}

const placesOf = ({ findings }: VerificationReport) =>
  findings.map(({ part, index }) => (index === undefined ? part : `${part} ${index}`))
const linesOf = ({ text }: AuditExport) => text.slice(0, -1).split('\n')
const verifyLines = (lines: readonly string[], key: string, since?: string) =>
  verifyExport(Buffer.from(lines.map((line) => `${line}\n`).join('')), { key, since })

/** The lines of the early export: a header, entries, leaf hashes, the checkpoint. */
const parts = () => {
  const lines = linesOf(logs.early)
  return {
    header: lines[0] ?? '',
    entries: lines.slice(1, -2),
    tail: lines.slice(-2),
    key: logs.early.verifierKey,
  }
}
const withEntries = (entries: readonly string[]) => {
  const { header, tail, key } = parts()
  return verifyLines([header, ...entries, ...tail], key)
}

describe('the export of a hospital run', () => {
  it('verifies as it is, and says what cannot be known', () => {
    const { entries, key } = parts()
    const report = verifyExport(Buffer.from(logs.early.text), { key })
    expect(report).toMatchObject({ verdict: 'verified', size: entries.length, findings: [] })
    expect(report.statements.join(' ')).toContain('cut back to an older checkpoint')
    expect(entries.length).toBeGreaterThan(6)
  })

  it('fails with any byte flipped, and names the entry or the part', { timeout: 300_000 }, () => {
    const { entries, key } = parts()
    const original = Buffer.from(logs.early.text)
    let line = 0
    for (let position = 0; position < original.length; position++) {
      const changed = Buffer.from(original)
      changed[position] = (original[position] ?? 0) ^ 1
      const report = verifyExport(changed, { key })
      const at = `byte ${position} of line ${line}`
      expect(report.verdict, at).toBe('failed')
      for (const place of placesOf(report)) {
        expect(allowedPlaces(line, entries.length, original[position] === 10), at).toContain(
          place.replace(/^leaves \d+$/, 'leaves'),
        )
      }
      if (original[position] === 10) line += 1
    }
    console.log(`bytes flipped: ${original.length}, all found`)
  })

  it('fails with an entry removed, and names it', () => {
    const { entries } = parts()
    for (const index of entries.keys()) {
      expect(placesOf(withEntries(entries.toSpliced(index, 1)))).toEqual([`entry ${index}`])
    }
    console.log(`entries removed: ${entries.length}, all located`)
  })

  it('fails with two entries swapped, and names the first', () => {
    const { entries } = parts()
    for (let index = 1; index < entries.length; index++) {
      const [before = '', here = ''] = entries.slice(index - 1)
      const swapped = entries.with(index - 1, here).with(index, before)
      expect(placesOf(withEntries(swapped))).toEqual([`entry ${index - 1}`])
    }
    console.log(`neighbours swapped: ${entries.length - 1}, all located`)
  })

  it('fails with an entry inserted, and names its place', () => {
    const { entries } = parts()
    const [first = ''] = entries
    const made = first.replace(/"id":"[^"]+"/, '"id":"made-up"')
    for (let index = 0; index <= entries.length; index++) {
      expect(placesOf(withEntries(entries.toSpliced(index, 0, made)))).toEqual([`entry ${index}`])
    }
    console.log(`entries inserted: ${entries.length + 1}, all located`)
  })

  it('fails with its tail cut, and names every entry that is gone', () => {
    const { entries } = parts()
    for (let left = 0; left < entries.length; left++) {
      const gone = entries.slice(left).map((_, index) => `entry ${left + index}`)
      expect(placesOf(withEntries(entries.slice(0, left)))).toEqual(gone)
    }
    console.log(`tails cut: ${entries.length}, all located`)
  })

  it('fails under another tenant’s key, in the part that says whose it is', () => {
    const report = verifyExport(Buffer.from(logs.early.text), { key: logs.otherKey })
    expect(report.verdict).toBe('failed')
    expect(new Set(placesOf(report))).toEqual(new Set(['key', 'checkpoint']))
  })
})

describe('an export cut back to an older checkpoint', () => {
  const early = () => Buffer.from(logs.early.text)
  const key = () => logs.early.verifierKey

  it('is found with the newer checkpoint at hand', () => {
    const report = verifyExport(early(), { key: key(), since: logs.late.checkpoint })
    expect(report.verdict).toBe('failed')
    expect(placesOf(report)).toEqual(['since'])
  })

  it('cannot be told without it, and that is said', () => {
    const report = verifyExport(early(), { key: key() })
    expect(report.verdict).toBe('verified')
    expect(report.statements.join(' ')).toContain('Without a checkpoint seen earlier')
  })

  it('is none where the log only grew', () => {
    const grown = Buffer.from(logs.late.text)
    const report = verifyExport(grown, { key: key(), since: logs.early.checkpoint })
    expect(report).toMatchObject({ verdict: 'verified', findings: [] })
  })
})

describe('a log that was changed in the store', () => {
  it('is exported, fails, and the entry is named', () => {
    const { text, verifierKey } = logs.changedInStore
    const report = verifyExport(Buffer.from(text), { key: verifierKey })
    expect(report.verdict).toBe('failed')
    expect(placesOf(report)).toEqual(['entry 3'])
  })
})

/** Where a flipped byte of a line may be found: there, and where a newline ends, in its neighbour too. */
function allowedPlaces(line: number, entries: number, isNewline: boolean): readonly string[] {
  const placesOfLine = (one: number): readonly string[] => {
    if (one === 0) return ['header', 'key']
    if (one === entries + 1) return ['leaves']
    if (one > entries + 1) return ['checkpoint']
    return [`entry ${one - 1}`]
  }
  if (!isNewline) return placesOfLine(line)
  return ['file', ...placesOfLine(line), ...placesOfLine(line + 1)]
}

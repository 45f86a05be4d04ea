import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import { verifierKeyOf } from '../checkpoint/verifier-key.ts'
import { leafHash } from '../merkle/hashing.ts'
import { createSampleLog } from './sample-log.ts'
import type { Finding, VerificationReport } from './verification-report.ts'
import { verifyExport } from './verify-export.ts'

const count = 9
const signed = 7
const log = createSampleLog({ entries: count })
const key = log.verifierKey
const original = log.exportAt(signed)
const lines = original.toString().slice(0, -1).split('\n')
const [header = '', ...rest] = lines
const entries = rest.slice(0, count)
const [leaves = '', checkpoint = ''] = rest.slice(count)
const leafLine = count + 1
const checkpointLine = count + 2

const file = (parts: readonly string[]) => Buffer.from(parts.map((part) => `${part}\n`).join(''))
const withEntries = (changed: readonly string[]) => file([header, ...changed, leaves, checkpoint])
const leavesOf = (texts: readonly string[]) =>
  canonicalJson({
    after: { frontier: [], size: 0 },
    leaves: texts.map((text) => Buffer.from(leafHash(text)).toString('hex')),
  })
const placeOf = ({ part, index }: Finding) => (index === undefined ? part : `${part} ${index}`)
const places = (report: VerificationReport) => report.findings.map(placeOf)

/** The line that holds a byte, from 0; a newline belongs to the line it ends. */
function lineAt(position: number): number {
  return original.subarray(0, position).filter((byte) => byte === 10).length
}

/** Where a change in this line may be found, and nowhere else. */
function allowedPlaces(line: number): RegExp {
  if (line === 0) return /^(header|key)$/
  if (line === checkpointLine) return /^checkpoint$/
  // The hashes of entries after the checkpoint are as little under a signature as these.
  if (line === leafLine) return /^(leaves|leaves \d+|entry [78])$/
  return new RegExp(`^entry ${line - 1}$`)
}

describe('a file as it was written', () => {
  it('is verified with the key as far as it is signed', () => {
    expect(verifyExport(log.exportAt(count), { key }).verdict).toBe('verified')
    const report = verifyExport(original, { key })
    expect(report).toMatchObject({
      verdict: 'partial',
      tenant: 'riverside',
      origin: 'fcc.example/riverside',
      size: signed,
      entries: count,
      entriesAfterCheckpoint: count - signed,
      findings: [],
    })
    expect(report.signer?.established).toBe(true)
  })
})

describe('a file with one byte changed', () => {
  it('fails, and the place is named, for every byte under five changes', {
    timeout: 120_000,
  }, () => {
    const masks = [1, 32, 128, 255]
    let tried = 0
    let moved = 0
    for (let position = 0; position < original.length; position++) {
      const byte = original[position] as number
      for (const mask of [...masks, byte ^ 10]) {
        if (mask === 0) continue
        const changed = Buffer.from(original)
        changed[position] = byte ^ mask
        const report = verifyExport(changed, { key })
        const at = `byte ${position} of line ${lineAt(position)} ^ ${mask}`
        tried++
        expect(report.verdict, at).toBe('failed')
        // A newline made or unmade also disturbs the neighbouring lines.
        if (byte === 10 || (byte ^ mask) === 10) {
          moved++
          const near = [lineAt(position), lineAt(position) + 1].map(allowedPlaces)
          const found = places(report)
          const isNear = found.some(
            (place) => place === 'file' || near.some((allowed) => allowed.test(place)),
          )
          expect(isNear, `${at}: ${found}`).toBe(true)
        } else {
          for (const place of places(report))
            expect(place, at).toMatch(allowedPlaces(lineAt(position)))
        }
      }
    }
    console.log(
      `bytes changed: ${tried} tries over ${original.length} bytes (${moved} at newlines)`,
    )
  })

  it('fails also without a key, for every byte', { timeout: 60_000 }, () => {
    for (let position = 0; position < original.length; position++) {
      const changed = Buffer.from(original)
      changed[position] = (changed[position] as number) ^ 1
      expect(verifyExport(changed).verdict, `byte ${position}`).toBe('failed')
    }
    console.log(`bytes changed without a key: ${original.length} tries`)
  })
})

describe('a file with entries removed, swapped or added', () => {
  it('names each single entry that was removed', () => {
    entries.forEach((_, index) => {
      const report = verifyExport(withEntries(entries.toSpliced(index, 1)), { key })
      expect(report.verdict).toBe('failed')
      expect(report.findings).toEqual([
        { part: 'entry', index, what: `Entry ${index} is missing.` },
      ])
    })
    console.log(`entries removed: ${count} tries`)
  })

  it('names every two entries that were swapped', () => {
    let tried = 0
    for (let one = 0; one < count; one++) {
      for (let other = one + 1; other < count; other++) {
        const swapped = entries.with(one, entries[other] ?? '').with(other, entries[one] ?? '')
        const report = verifyExport(withEntries(swapped), { key })
        tried++
        expect(report.findings).toEqual([
          { part: 'entry', index: one, what: `Entries ${one} and ${other} are swapped.` },
        ])
      }
    }
    console.log(`entries swapped: ${tried} tries`)
  })

  it('names the place of an entry that was inserted, new or a copy', () => {
    let tried = 0
    for (let place = 0; place <= count; place++) {
      for (const inserted of ['{"id":"new"}', ...entries]) {
        const report = verifyExport(withEntries(entries.toSpliced(place, 0, inserted)), { key })
        tried++
        expect(report.verdict).toBe('failed')
        expect(report.findings).toHaveLength(1)
        // A copy beside its original is the same file whichever of the two is the copy.
        const beside = entries[place - 1] === inserted || entries[place] === inserted
        const found = report.findings[0]?.index ?? -1
        expect(beside ? Math.abs(found - place) <= 1 : found === place).toBe(true)
      }
    }
    console.log(`entries inserted: ${tried} tries`)
  })

  it('names an entry that was replaced by another canonical text', () => {
    entries.forEach((_, index) => {
      const report = verifyExport(withEntries(entries.with(index, '{"id":"other"}')), { key })
      expect(places(report)).toEqual([`entry ${index}`])
    })
  })

  it('names a leaf hash in another spelling, under the checkpoint and after it', () => {
    for (const index of [0, signed - 1, signed, count - 1]) {
      const hash = Buffer.from(leafHash(entries[index] ?? '')).toString('hex')
      const shouted = leaves.replace(hash, hash.toUpperCase())
      const report = verifyExport(file([header, ...entries, shouted, checkpoint]), { key })
      expect(places(report)).toEqual([`leaves ${index}`])
    }
  })

  it('names entries that were logged in a form that two readers could read differently', () => {
    const ambiguous = ['{"a":1}', '{"a":1,"a":2}', '{"b":1,"a":2}', ' {}', 'text', '{"a":1.0}']
    for (const size of [0, ambiguous.length]) {
      const loose = createSampleLog({ entries: ambiguous })
      const report = verifyExport(loose.exportAt(size), { key: loose.verifierKey })
      expect(report.verdict).toBe('failed')
      expect(places(report)).toEqual([1, 2, 3, 4, 5].map((index) => `entry ${index}`))
    }
  })

  it('tells several changes apart', () => {
    const changed = entries
      .toSpliced(6, 1)
      .toSpliced(4, 0, '{"id":"new"}')
      .with(1, '{"id":"other"}')
    const report = verifyExport(withEntries(changed), { key })
    expect(report.findings.map(({ what }) => what)).toEqual([
      'Entry 1 is not what the log recorded.',
      'The line at the place of entry 4 is not in the log.',
      'Entry 6 is missing.',
    ])
  })

  it('names an entry that was moved', () => {
    const moved = [...entries.slice(1, 6), entries[0] ?? '', ...entries.slice(6)]
    const report = verifyExport(withEntries(moved), { key })
    expect(report.findings.map(({ what }) => what)).toEqual(['Entry 0 is at the place of entry 5.'])
  })

  it('fails when entries and leaf hashes were changed together', () => {
    let tried = 0
    for (let index = 0; index < signed; index++) {
      const changes = [
        entries.toSpliced(index, 1),
        entries.with(index, '{"id":"other"}'),
        entries.toSpliced(index, 0, '{"id":"new"}'),
        entries.with(index, entries[index + 1] ?? '').with(index + 1, entries[index] ?? ''),
      ]
      for (const changed of changes) {
        const report = verifyExport(file([header, ...changed, leavesOf(changed), checkpoint]), {
          key,
        })
        // Swapping the last signed entry with the first unsigned one changes a signed place too.
        expect(report.verdict).toBe('failed')
        tried++
      }
    }
    console.log(`entries and leaf hashes changed together: ${tried} tries`)
  })
})

describe('a file whose tail was cut', () => {
  it('names the entries that are missing, for every length of the tail', () => {
    for (let kept = 0; kept < count; kept++) {
      const report = verifyExport(withEntries(entries.slice(0, kept)), { key })
      const missing = Array.from({ length: count - kept }, (_, offset) => `entry ${kept + offset}`)
      expect(places(report)).toEqual(missing)
    }
  })

  it('names the first missing entry when the leaf hashes were cut as well', () => {
    for (let kept = 0; kept < signed; kept++) {
      const left = entries.slice(0, kept)
      const cut = file([header, ...left, leavesOf(left), checkpoint])
      const report = verifyExport(cut, { key })
      expect(report.verdict).toBe('failed')
      expect(places(report)).toEqual([`entry ${kept}`])
    }
    console.log(`tails cut: ${count + signed} tries`)
  })

  it('cannot be told from a shorter log when only unsigned entries were cut, and says so', () => {
    const left = entries.slice(0, signed + 1)
    const cut = file([header, ...left, leavesOf(left), checkpoint])
    const report = verifyExport(cut, { key })
    expect(report.verdict).toBe('partial')
    expect(report.statements.join(' ')).toContain('1 entry lies after the checkpoint')
  })

  it('fails at every number of bytes', { timeout: 60_000 }, () => {
    for (let length = 0; length < original.length; length++) {
      const report = verifyExport(original.subarray(0, length), { key })
      expect(report.verdict, `${length} bytes`).toBe('failed')
      expect(places(report)).toSatisfy(
        (found: readonly string[]) =>
          found.includes('file') || found.includes('checkpoint') || found.includes('leaves'),
      )
    }
    console.log(`truncations: ${original.length} tries`)
  })

  it('fails with anything after its end', () => {
    for (const more of ['\n', ' ', '{}', `${checkpoint}\n`, 'x\n']) {
      const report = verifyExport(Buffer.concat([original, Buffer.from(more)]), { key })
      expect(report.verdict, JSON.stringify(more)).toBe('failed')
    }
  })
})

describe('a file under another key', () => {
  const otherLog = createSampleLog({ tenant: 'harbour', entries: count })

  it("fails with another tenant's key, and says which part", () => {
    const report = verifyExport(original, { key: otherLog.verifierKey })
    expect(report.verdict).toBe('failed')
    expect(places(report)).toEqual(['key', 'checkpoint'])
    expect(report.signer?.established).toBe(false)
  })

  it('fails with another key of the same name', () => {
    const other = verifierKeyOf(generateKeyPairSync('ed25519').publicKey, log.origin)
    expect(places(verifyExport(original, { key: other }))).toEqual(['key', 'checkpoint'])
  })

  it('fails with a key that is none', () => {
    for (const none of ['', 'key', `${key} `, key.toUpperCase()]) {
      const report = verifyExport(original, { key: none })
      expect(report.verdict).toBe('failed')
      expect(places(report)).toContain('key')
    }
  })

  it('that was signed anew by a forger passes only as far as anybody could sign it', () => {
    const forged = createSampleLog({ entries: [...entries.slice(0, 3), '{"id":"forged"}'] })
    const bytes = forged.exportAt(4)
    expect(verifyExport(bytes, { key }).verdict).toBe('failed')
    const report = verifyExport(bytes)
    expect(report.verdict).toBe('signer-not-established')
    expect(report.statements[0]).toContain(report.signer?.fingerprint ?? 'no fingerprint')
    const renamed = Buffer.from(bytes.toString().replaceAll(forged.verifierKey, key))
    expect(verifyExport(renamed, { key }).verdict).toBe('failed')
  })

  it("fails when another tenant's parts are put in", () => {
    const others = otherLog.exportAt(signed).toString().slice(0, -1).split('\n')
    lines.forEach((_, index) => {
      const mixed = file(lines.with(index, others[index] ?? ''))
      expect(verifyExport(mixed, { key }).verdict).toBe('failed')
      expect(verifyExport(mixed).verdict).toBe('failed')
    })
  })

  it('fails when its header names another tenant', () => {
    const report = verifyExport(file([header.replace(/"riverside"/, '"harbour"'), ...rest]), {
      key,
    })
    expect(places(report)).toEqual(['header'])
    const both = header.replaceAll(/\/riverside"/g, '/harbour"').replace(/"riverside"/, '"harbour"')
    expect(places(verifyExport(file([both, ...rest]), { key }))).toEqual(['header'])
  })
})

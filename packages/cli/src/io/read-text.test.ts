import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readText } from './read-text.ts'

function folderWith(bytes: Uint8Array | string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-read-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'note.txt'), bytes)
  return folder
}

describe('the text of a file', () => {
  it('is read up to as many bytes as it may have, and not with one more', () => {
    const folder = folderWith('äb')
    expect(readText(folder, 'note.txt', 3)).toBe('äb')
    expect(() => readText(folder, 'note.txt', 2)).toThrow('it has 3 bytes, and 2 may be read')
  })

  it('is no text where it is not UTF-8', () => {
    const folder = folderWith(Uint8Array.of(0x61, 0xff))
    expect(() => readText(folder, 'note.txt', 10)).toThrow('FCC_CLI_FILE_UNREADABLE')
  })

  it('of a file that is not there cannot be read', () => {
    expect(() => readText(folderWith(''), 'other.txt', 10)).toThrow('FCC_CLI_FILE_MISSING')
  })
})

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { assertWritable } from './assert-writable.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'fcc-write-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

describe('a folder for results', () => {
  it('may be there, or be made later, and nothing is made now', () => {
    const parent = folder()
    assertWritable(parent)
    assertWritable(join(parent, 'runs/01'))
    expect(readdirSync(parent)).toEqual([])
  })

  it('is refused where a file is in its way, at it or above it', () => {
    const parent = folder()
    writeFileSync(join(parent, 'runs'), '')
    for (const path of ['runs', 'runs/01', 'runs/01/02']) {
      expect(() => assertWritable(join(parent, path))).toThrow('FCC_CLI_FILE_UNWRITABLE')
    }
  })
})

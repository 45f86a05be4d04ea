import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyExample, type ExampleCopy } from './harness/example-copy.ts'
import { readIdentifiers } from './plaintext/identifiers.ts'
import { searchBytes, searchDirectory } from './plaintext/search-directory.ts'

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

let copy: ExampleCopy
let first: Ended
beforeAll(() => {
  copy = copyExample()
  first = runDemo()
}, 300_000)
afterAll(() => copy.remove())

function runDemo(): Ended {
  const words = ['--conditions=source', join(copy.directory, 'src', 'demo.ts')]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  return { code: status, stdout, stderr }
}

const identifiers = readIdentifiers()
const data = () => join(copy.directory, '.fcc')

describe('the demo', () => {
  it('ends well, with every expectation held', () => {
    expect(first.stderr).toBe('')
    expect(first.stdout).toMatch(/All \d\d expectations held\./)
    expect(first.stdout).not.toContain('✗ ')
    expect(first.code).toBe(0)
  })

  it('says how every run ended, and why', () => {
    for (const told of [
      /hospital +↺ attest .* → deidentify/,
      /no agreement +■ summarise .* halted by a rule/,
      /bank, again +halted/,
      /agency +completed/,
      /hipaa\/phi-needs-agreement/,
      /approved by grace/,
      /VERIFIED {2}the log of riverside/,
      /VERIFIED {2}the log of meridian/,
      /VERIFIED {2}the log of northgate/,
      /\d+ files, \d+ bytes, \d+ identifiers/,
    ]) {
      expect(first.stdout).toMatch(told)
    }
  })

  it('leaves no identifier of the note in its data, in any form', () => {
    const { files, bytes, found } = searchDirectory(data(), identifiers)
    expect(found).toEqual([])
    expect(bytes).toBeGreaterThan(100_000)
    console.log(`${files} files, ${bytes} bytes, ${identifiers.length} identifiers: none found`)
  })

  it('says no identifier of the note', () => {
    expect(searchBytes(Buffer.from(first.stdout + first.stderr), identifiers)).toEqual([])
  })

  it('puts nothing in .fcc/out/ but what was released, with its proof', () => {
    const names = readdirSync(join(data(), 'out'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
    expect(new Set(names)).toEqual(
      new Set([
        'release-packet.md',
        'validation-report.md',
        'coverage-report.md',
        'coverage-data.json',
        'audit.jsonl',
        'riverside.pub',
        'meridian.pub',
        'northgate.pub',
      ]),
    )
  })
})

describe('the demo, again on the same data with a changed input', () => {
  it('runs, and ends with 1 naming what came out otherwise', { timeout: 300_000 }, () => {
    const inputs = join(copy.directory, 'inputs', 'healthcare')
    cpSync(join(inputs, 'corrected-note.txt'), join(inputs, 'discharge-note.txt'))
    const second = runDemo()
    expect(second.stderr).toBe('')
    expect(second.stdout).toMatch(/1 of \d\d expectations did not hold:/)
    expect(second.stdout).toContain('✗ the note is released after one feedback')
    expect(second.code).toBe(1)
  })
})

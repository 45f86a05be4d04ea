import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSampleLog } from './export/sample-log.ts'
import { main } from './verify-main.ts'

const log = createSampleLog({ entries: 5 })
const otherLog = createSampleLog({ entries: 5 })
let folder = ''
const path = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-audit-'))
  const bytes = log.exportAt(4, { to: 4 })
  writeFileSync(path('audit.jsonl'), bytes)
  writeFileSync(path('with-more.jsonl'), log.exportAt(4))
  writeFileSync(path('without-its-beginning.jsonl'), log.exportAt(4, { from: 1, to: 4 }))
  writeFileSync(path('damaged.jsonl'), bytes.toString().replace('"id":"J*2"', '"id":"J*x"'))
  writeFileSync(path('signer.pub'), `${log.verifierKey}\n`)
  writeFileSync(path('other.pub'), `${otherLog.verifierKey}\n`)
  writeFileSync(path('since.txt'), log.checkpointAt(2))
  writeFileSync(path('later.txt'), log.checkpointAt(5))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...words: readonly string[]) {
  let out = ''
  let error = ''
  const code = main(words, {
    write: (text) => {
      out += text
    },
    writeError: (text) => {
      error += text
    },
  })
  return { code, out, error }
}

describe('the verifier program', () => {
  it('exits with 0 when the signer is known and nothing is wrong', () => {
    const byFile = run(path('audit.jsonl'), '--key', path('signer.pub'))
    expect(byFile.code).toBe(0)
    expect(byFile.out).toMatch(/^VERIFIED {2}the log of riverside: 4 entries, checkpoint at 4\n/)
    expect(byFile.out).toContain('it cannot be excluded')
    expect(run(path('audit.jsonl'), '--key', log.verifierKey)).toEqual(byFile)
  })

  it('exits with 0 when the log extends a checkpoint kept before', () => {
    const result = run(
      path('audit.jsonl'),
      '--key',
      path('signer.pub'),
      '--since',
      path('since.txt'),
    )
    expect(result.code).toBe(0)
    expect(result.out).toContain('extends the earlier checkpoint of 2 entries')
  })

  it('exits with 1 and shows the findings first when something is wrong', () => {
    const damaged = run(path('damaged.jsonl'), '--key', path('signer.pub'))
    expect(damaged.code).toBe(1)
    const [headline, finding] = damaged.out.split('\n')
    expect(headline).toMatch(/^FAILED {2}/)
    expect(finding).toBe('  entry 2       Entry 2 is not what the log recorded.')
    expect(run(path('audit.jsonl'), '--key', path('other.pub')).code).toBe(1)
    expect(
      run(path('audit.jsonl'), '--key', log.verifierKey, '--since', path('later.txt')).code,
    ).toBe(1)
    expect(run(path('damaged.jsonl')).code).toBe(1)
  })

  it.each([
    ['without-its-beginning.jsonl', '3 entries, checkpoint at 4', 'begins at entry 1'],
    ['with-more.jsonl', '5 entries, checkpoint at 4, 1 after it', '1 entry lies after'],
  ])(
    'exits with 6 for %s, a part of a log, and with 0 where a part was asked for',
    (name, size, note) => {
      const result = run(path(name), '--key', path('signer.pub'))
      expect(result.code).toBe(6)
      expect(result.out.split('\n')[0]).toBe(`PARTIAL  the log of riverside: ${size}`)
      expect(result.out).toContain(note)
      const asked = run(path(name), '--key', path('signer.pub'), '--partial')
      expect(asked).toEqual({ ...result, code: 0 })
    },
  )

  it('takes nothing else for right because a part was asked for', () => {
    const { key, other } = { key: path('signer.pub'), other: path('other.pub') }
    expect(run(path('damaged.jsonl'), '--key', key, '--partial').code).toBe(1)
    expect(run(path('audit.jsonl'), '--key', other, '--partial').code).toBe(1)
    expect(run(path('without-its-beginning.jsonl'), '--partial').code).toBe(3)
  })

  it('exits with 3 and shows the fingerprint when no key is given', () => {
    const result = run(path('audit.jsonl'))
    expect(result.code).toBe(3)
    expect(result.out).toMatch(/^SIGNER NOT ESTABLISHED {2}/)
    expect(result.out).toMatch(/fingerprint [0-9a-f]{64};/)
  })

  it('prints the report as JSON when asked, with the same exit code', () => {
    const result = run(path('damaged.jsonl'), '--key', log.verifierKey, '--json')
    expect(result.code).toBe(1)
    expect(JSON.parse(result.out)).toMatchObject({
      verdict: 'failed',
      findings: [{ part: 'entry', index: 2 }],
    })
  })

  it('explains itself when asked', () => {
    expect(run('--help')).toMatchObject({ code: 0, error: '' })
    expect(run('--help').out).toContain('--since')
  })

  it.each([
    [[]],
    [['one', 'two']],
    [['--unknown', 'x']],
    [['audit.jsonl', '--key']],
    [['no such file']],
    [['audit.jsonl', '--key', 'no such key']],
    [['audit.jsonl', '--since', 'no such file']],
  ])('exits with 2 and no report for %j', (words) => {
    const there = words.map((word) => (word === 'audit.jsonl' ? path(word) : word))
    const result = run(...there)
    expect(result.code).toBe(2)
    expect(result.out).toBe('')
    expect(result.error).toContain('--help')
  })

  it('shows no control character of a hostile file', () => {
    for (const hostile of ['\\u001b[2J', '\u009b2J', '\u202e']) {
      const bytes = log.exportAt(4).toString().replaceAll('riverside"', `${hostile}riverside"`)
      writeFileSync(path('hostile.jsonl'), bytes)
      const result = run(path('hostile.jsonl'))
      expect(result.code).toBe(1)
      expect(result.out).toContain('riverside')
      expect(result.out.replaceAll('\n', '')).not.toMatch(/\p{C}/u)
    }
  })
})

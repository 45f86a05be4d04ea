import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, emptyTree, integrate, leafHash } from '@fcc/audit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const brief = '# A shed\n\n## Goal\n\nShare forty tools among thirty households.\n'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare'],
    files: { 'fcc.yaml': 'tenant: { id: riverside }\n', 'brief.md': brief },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex')

/** A tenant's export, and the lines that a third party without a key can make of it. */
async function exported() {
  await project.fcc('run', 'GEN-001', '--input', 'brief.md')
  await project.fcc('audit', 'export', '-o', 'audit.jsonl')
  const lines = readFileSync(join(project.directory, 'audit.jsonl'), 'utf8').trimEnd().split('\n')
  const [header = '', checkpoint = ''] = [lines[0], lines.at(-1)]
  const entries = lines.slice(1, -2)
  const write = (from: number, all: readonly string[]) => {
    const after = integrate(emptyTree(), entries.slice(0, from).map(leafHash))
    const kept = all.slice(from)
    const leaves = canonicalJson({
      after: { frontier: after.frontier.map(hex), size: after.size },
      leaves: kept.map((entry) => hex(leafHash(entry))),
    })
    const text = [header, ...kept, leaves, checkpoint].map((line) => `${line}\n`).join('')
    writeFileSync(join(project.directory, 'part.jsonl'), text)
  }
  return { entries, write, key: '.fcc/out/riverside.pub' }
}

describe('fcc audit verify', () => {
  it('ends with a code of its own for a log whose beginning was cut, unless a part was asked for', async () => {
    const { entries, write, key } = await exported()
    expect((await project.fcc('audit', 'verify', 'audit.jsonl', '--key', key)).code).toBe(0)
    for (const from of [1, 2, entries.length - 1, entries.length]) {
      write(from, entries)
      const cut = await project.fcc('audit', 'verify', 'part.jsonl', '--key', key)
      expect([cut.code, cut.out.split(' ')[0]], `from ${from}`).toEqual([6, 'PARTIAL'])
      expect(cut.out).toContain(`The file begins at entry ${from}:`)
      const asked = await project.fcc('audit', 'verify', 'part.jsonl', '--key', key, '--partial')
      expect([asked.code, asked.out]).toEqual([0, cut.out])
    }
  })

  it('ends with a failure for a log in which an entry was changed', async () => {
    const { entries, write, key } = await exported()
    write(0, entries.with(1, entries.at(-1) ?? ''))
    const { code, out } = await project.fcc('audit', 'verify', 'part.jsonl', '--key', key)
    expect([code, out.split(' ')[0]]).toEqual([1, 'FAILED'])
  })

  it('ends with it for entries that were written behind the checkpoint', async () => {
    const { entries, write, key } = await exported()
    write(0, [...entries, entries.at(-1) ?? ''])
    const { code, out } = await project.fcc('audit', 'verify', 'part.jsonl', '--key', key)
    expect([code, out.split(' ')[0]]).toEqual([6, 'PARTIAL'])
    const json = await project.fcc('audit', 'verify', 'part.jsonl', '--key', key, '--json')
    expect(JSON.parse(json.out)).toMatchObject({ verdict: 'partial', entriesAfterCheckpoint: 1 })
  })
})

describe('a proof that is drawn', () => {
  it('says what the verifier says, entry by entry, and that somebody changed one', async () => {
    await exported()
    const key = ['--key', '.fcc/out/riverside.pub']
    const { code } = await project.fcc(
      ...['audit', 'verify', 'audit.jsonl', ...key, '--svg', 'log.svg'],
    )
    const read = (name: string) => readFileSync(join(project.directory, name), 'utf8')
    expect([code, read('log.svg')]).toEqual([0, expect.stringContaining('✓ verified')])
    expect(read('log.svg')).toContain('fcc.run.started')
    project.write('bad.jsonl', read('audit.jsonl').replace('fcc.run.started', 'fcc.run.starter'))
    const bad = await project.fcc(...['audit', 'verify', 'bad.jsonl', ...key, '--svg', 'bad.svg'])
    expect([bad.code, read('bad.svg')]).toEqual([
      1,
      expect.stringContaining('✗ something is wrong'),
    ])
    expect(read('bad.svg')).toContain('fcc.run.starter at ')
    expect(read('bad.svg')).toMatch(/fcc\.run\.starter at \S+, wrong/)
  })
})

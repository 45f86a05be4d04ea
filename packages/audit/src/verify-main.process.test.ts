import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createSampleLog } from './export/sample-log.ts'

const program = fileURLToPath(new URL('./verify-main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fcc-audit-process-'))
const log = createSampleLog({ entries: 3 })
const file = join(folder, 'audit.jsonl')
writeFileSync(file, log.exportAt(3))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (script: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, [script, ...words], { encoding: 'utf8', cwd: folder })

describe('the verifier as a process', () => {
  it('verifies a file and exits with its code', () => {
    const known = run(program, file, '--key', log.verifierKey)
    expect(known.stderr).toBe('')
    expect(known.stdout).toMatch(/^VERIFIED/)
    expect(known.status).toBe(0)
    expect(run(program, file).status).toBe(3)
    expect(run(program).status).toBe(2)
  })

  it('runs through a link as well', () => {
    const link = join(folder, 'link.ts')
    symlinkSync(program, link)
    expect(run(link, file, '--key', log.verifierKey).status).toBe(0)
  })

  it('does nothing when it is imported', () => {
    const importer = join(folder, 'importer.mjs')
    writeFileSync(importer, `await import(${JSON.stringify(program)}); console.log('imported')\n`)
    expect(run(importer)).toMatchObject({ status: 0, stdout: 'imported\n', stderr: '' })
  })
})

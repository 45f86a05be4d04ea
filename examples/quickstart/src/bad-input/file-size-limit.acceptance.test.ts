import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { verifyExport } from '@fcc/audit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyExample, type ExampleCopy } from '../harness/example-copy.ts'
import { type FccEnd, fccIn } from '../harness/fcc-in-copy.ts'

let copy: ExampleCopy
beforeAll(() => {
  copy = copyExample()
})
afterAll(() => copy.remove())

const run = [
  ...['run', 'deidentify-and-release', '--tenant', 'riverside', '--json'],
  ...['--input', 'note=inputs/healthcare/discharge-note.txt', '--idempotency-key', 'once'],
]

interface RunDocument {
  readonly run: { readonly id: string; readonly state: string }
}

const documentOf = ({ stdout }: FccEnd) => JSON.parse(stdout) as RunDocument

describe('a process whose files may not grow', () => {
  // In blocks of 512 bytes: before the files are made, soon after the run is, in the middle of it.
  it.each([
    [40, 0],
    [380, 1],
    [700, 1],
  ])(
    'with %i blocks stops with a code, and the run is ended when there is room',
    {
      timeout: 120_000,
    },
    (fileBlocks, runs) => {
      rmSync(join(copy.directory, '.fcc'), { recursive: true, force: true })
      const limited = fccIn(copy, run, { fileBlocks })
      expect(limited.code).toBe(1)
      expect(limited.stdout).toMatch(/"FCC_STORE_(IO|FULL)"/)
      const listed = fccIn(copy, ['runs', '--tenant', 'riverside', '--json'])
      expect((JSON.parse(listed.stdout) as { runs: readonly unknown[] }).runs).toHaveLength(runs)

      const again = fccIn(copy, run)
      const { id } = documentOf(again).run
      const ended = again.code === 0 ? again : resumed(id)
      expect([ended.code, ended.stderr]).toEqual([0, ''])
      expect(documentOf(ended).run).toMatchObject({ id, state: 'completed' })
      const out = join(copy.directory, '.fcc', 'out')
      const key = readFileSync(join(out, 'riverside.pub'), 'utf8').trim()
      const { verdict } = verifyExport(readFileSync(join(out, id, 'audit.jsonl')), { key })
      expect(verdict).toBe('verified')
    },
  )
})

/** The lease of the process that was stopped may last for a while; the run is followed until it lapses. */
function resumed(id: string): FccEnd {
  return fccIn(copy, ['resume', id, '--tenant', 'riverside', '--json'])
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuditExport } from '@fcc/runtime'
import { createMemoryStore } from '@fcc/store'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBenchPlugin, inputText } from './bench-plugin.ts'
import { openMeasuredRuntime, TENANT } from './measured-runtime.ts'
import { assertCovered, verifyRuns } from './verify-runs.ts'

const directory = mkdtempSync(join(tmpdir(), 'fcc-bench-'))
let exported: AuditExport

beforeAll(async () => {
  const bench = createBenchPlugin()
  await using runtime = await openMeasuredRuntime({
    directory,
    concurrency: 1,
    store: createMemoryStore(),
    bench,
  })
  const session = runtime.tenant(TENANT).as({ kind: 'service', id: 'bench', roles: [] })
  for (const number of [0, 1]) {
    const input = { a0: inputText(number) }
    const run = await session.start('five-steps', input, { purpose: 'measure' })
    await run.finished()
    await assertCovered(session, run.id)
  }
  expect(bench.scanned()).toBeGreaterThanOrEqual(10)
  await expect(assertCovered(session, 'unknown')).rejects.toThrow()
  exported = await session.exportAudit()
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

it('accepts the log of the runs that were made', () => {
  expect(verifyRuns(exported, 10)).toEqual({ verified: '15 entries', rules: '5 in each visit' })
})

it('refuses a log with fewer or more visits than runs were measured', () => {
  expect(() => verifyRuns(exported, 15)).toThrow('10 visits are in the log, not 15')
  expect(() => verifyRuns(exported, 5)).toThrow('10 visits are in the log, not 5')
})

it('refuses a log in which a byte was changed', () => {
  const changed = { ...exported, text: exported.text.replace('"considered":2', '"considered":7') }
  expect(changed.text).not.toBe(exported.text)
  expect(() => verifyRuns(changed, 10)).toThrow('does not verify')
})

it('refuses a log whose signer is another', () => {
  const [name = '', ...rest] = exported.verifierKey.split('+')
  const other = { ...exported, verifierKey: [`${name}x`, ...rest].join('+') }
  expect(() => verifyRuns(other, 10)).toThrow('does not verify')
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { timeSide } from '../sides/stopwatch.ts'
import { createSide } from './run-steps.ts'

const folder = mkdtempSync(join(tmpdir(), 'fcc-bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('makes governed runs in memory and verifies what they left', async () => {
  const side = await createSide({ store: 'memory' })
  const { milliseconds, facts } = await timeSide(side, {
    count: 3,
    concurrency: 2,
    directory: folder,
  })
  expect(milliseconds).toBeGreaterThan(0)
  // Three runs and four that warm up, each with a start, five visits and an end; and that
  // somebody took the log out.
  expect(facts).toEqual({ verified: '50 entries', rules: '5 in each visit' })
})

it('makes them in a file and says how the file is written', async () => {
  const side = await createSide({ store: 'sqlite', synchronous: 'normal' })
  const { facts } = await timeSide(side, { count: 2, concurrency: 1, directory: folder })
  expect(facts).toEqual({
    verified: '29 entries',
    rules: '5 in each visit',
    journal: 'wal',
    synchronous: 'normal',
  })
})

it('does not measure over a store that nobody named', async () => {
  const side = await createSide({ store: 'sqlite' })
  const measuring = timeSide(side, { count: 1, concurrency: 1, directory: folder })
  await expect(measuring).rejects.toThrow('no store sqlite with synchronous undefined')
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { CreateSide } from '../sides/side.ts'
import { timeSide } from '../sides/stopwatch.ts'
import { openGovernedCalls } from './governed-calls.ts'
import { createSide as createCalls } from './provider-calls.ts'
import { createSide as createStreams } from './provider-streams.ts'
import { createSide as createWaiting } from './waiting-streams.ts'

function folder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-bench-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

async function measure(createSide: CreateSide, count: number, options = {}) {
  const side = await createSide(options)
  return timeSide(side, { count, concurrency: 1, directory: folder() })
}

it('makes calls at a rate, each governed, journaled with full sync and audited, and notes each', async () => {
  const { facts, eachMilliseconds } = await measure(createCalls, 3)
  expect(eachMilliseconds).toHaveLength(3)
  // Three calls and those that warm up, each with a start, a visit and an end; and that somebody took the log out.
  expect(facts).toMatchObject({
    verified: `${(3 + 64) * 3 + 1} entries`,
    rules: '7 in each visit',
    journaled: '67 calls',
    server: 'chat completions in 40 pieces',
    calls: '67',
    journal: 'wal',
    synchronous: 'full',
  })
})

it('shows answers while they are written, and notes each', async () => {
  const { facts, eachMilliseconds } = await measure(createStreams, 2, { pieces: '200' })
  expect(eachMilliseconds).toHaveLength(2)
  expect(facts).toMatchObject({ calls: '6', journaled: '6 calls', shown: '925 characters' })
})

it('does not take an answer for a streamed one that is shown at once', async () => {
  const shown = measure(createStreams, 1, { pieces: '10' })
  await expect(shown).rejects.toThrow('All was shown at once')
})

it('lets streams wait side by side, and reads each to its end afterwards', async () => {
  const { facts } = await measure(createWaiting, 3)
  expect(facts).toMatchObject({ streams: '3', calls: '7', journaled: '7 calls' })
})

it('refuses figures of fewer or more calls than were made', async () => {
  const calls = await openGovernedCalls({ directory: folder(), concurrency: 1, pieces: 2 })
  onTestFinished(() => calls.close())
  for (const number of [0, 1]) await calls.finish(await calls.start(number))
  await expect(calls.verify(3)).rejects.toThrow('2 visits are in the log, not 3')
  await expect(calls.verify(1)).rejects.toThrow('2 visits are in the log, not 1')
  expect(await calls.verify(2)).toMatchObject({ calls: '2', journaled: '2 calls' })
})

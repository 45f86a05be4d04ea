import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { timeSide } from '../sides/stopwatch.ts'
import { createSide } from './cold-start.ts'

const work = { count: 1, concurrency: 1, directory: tmpdir() }

it('waits for the word of a new process that does nothing else', async () => {
  const { milliseconds } = await timeSide(await createSide({ program: 'empty' }), work)
  expect(milliseconds).toBeGreaterThan(0)
})

it('refuses a program that nobody wrote', async () => {
  const side = await createSide({ program: 'other' })
  await expect(timeSide(side, work)).rejects.toThrow('There is no program other')
})

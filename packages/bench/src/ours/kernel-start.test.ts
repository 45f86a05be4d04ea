import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { timeSide } from '../sides/stopwatch.ts'
import { createSide } from './kernel-start.ts'

const work = { count: 2, concurrency: 1, directory: tmpdir() }

it('starts kernels with as many plugins as told and lets them go', async () => {
  const { facts, milliseconds } = await timeSide(await createSide({ plugins: '12' }), work)
  expect(facts).toEqual({ plugins: '12' })
  expect(milliseconds).toBeGreaterThan(0)
})

import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { timeSide } from '../sides/stopwatch.ts'
import { createSide } from './schedule-decisions.ts'

it('serves as many tenants as told evenly', async () => {
  const side = await createSide({ tenants: '9' })
  const { facts } = await timeSide(side, { count: 2, concurrency: 1, directory: tmpdir() })
  expect(facts).toEqual({ tenants: '9', even: 'true' })
})

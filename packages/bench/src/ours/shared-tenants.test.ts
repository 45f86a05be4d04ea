import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { timeSide } from '../sides/stopwatch.ts'
import { createSide } from './shared-tenants.ts'

it('starts as many tenants as told, of one assembly, and one of them makes a run', async () => {
  const side = await createSide({})
  const work = { count: 3, concurrency: 1, directory: tmpdir() }
  const { facts, heldBytes } = await timeSide(side, work)
  expect(facts).toEqual({ tenants: '3', assemblies: '1' })
  expect(heldBytes).not.toBe(0)
})

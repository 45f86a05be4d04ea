import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { timeSide } from '../sides/stopwatch.ts'
import { createSide } from './plan-resolution.ts'

it('plans over as many manifests as told, in the one order that their needs leave', async () => {
  const side = await createSide({ manifests: '9' })
  const { facts } = await timeSide(side, { count: 2, concurrency: 1, directory: tmpdir() })
  expect(facts).toEqual({ manifests: '9', last: 'plugin-000008' })
})

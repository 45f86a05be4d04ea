import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { type SideModule, startSide } from './side-process.ts'

const side = (options: SideModule['options'] = {}): SideModule => ({
  name: 'counting',
  module: new URL('../fixtures/counting-side.ts', import.meta.url),
  options,
  conditions: ['source'],
})
const request = { work: { count: 7, concurrency: 3, directory: tmpdir() } }
const failed = (why: string) =>
  expect.objectContaining({ code: 'FCC_BENCH_SIDE_FAILED', why: expect.stringContaining(why) })

it('measures in a process of its own, again and again, with the options it was given', async () => {
  const process_ = await startSide(side({ says: 'hello' }))
  const first = await process_.measure(request)
  const second = await process_.measure(request)
  expect(first.facts).toMatchObject({ jobs: '7', says: 'hello' })
  expect(first.eachMilliseconds).toEqual(Array.from({ length: 7 }, () => 1))
  expect(first.facts.process).not.toBe(String(process.pid))
  expect(second.facts.process).toBe(first.facts.process)
  await process_.close()
  await process_.close()
})

it('says what failed in the side, and that a side could not start or went away', async () => {
  await expect(startSide(side({ fails: 'at-start' }))).rejects.toEqual(failed('cannot start'))
  const jobs = await startSide(side({ fails: 'in-a-job' }))
  await expect(jobs.measure(request)).rejects.toEqual(failed('job failed'))
  await jobs.close()
  const exits = await startSide(side({ fails: 'by-exit' }))
  await expect(exits.measure(request)).rejects.toEqual(failed('ended with code 3'))
  await exits.close()
})

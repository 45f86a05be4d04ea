import { hash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { PROFILE_FILE } from '../profile/record-profile.ts'
import type { Side } from './side.ts'
import { timeSide } from './stopwatch.ts'

const folder = mkdtempSync(join(tmpdir(), 'fcc-bench-'))
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})
const work = { count: 3, concurrency: 2, directory: folder }

function burn(): void {
  for (let round = 0; round < 300; round++) hash('sha512', 'x'.repeat(100_000))
}

it('reads the clock right around the work, and not around what prepares and checks it', async () => {
  const order: string[] = []
  vi.spyOn(performance, 'now').mockImplementation(() => {
    order.push('clock')
    return order.length * 10
  })
  const side: Side = {
    async measure({ count, concurrency }, { stopwatch, sideBySide }) {
      order.push('prepare')
      await stopwatch(() =>
        sideBySide(count, concurrency, async (number) => {
          order.push(`job ${number}`)
        }),
      )
      order.push('check')
      return { checked: 'yes' }
    },
  }
  const { milliseconds, facts } = await timeSide(side, work)
  expect(order).toEqual(['prepare', 'clock', 'job 0', 'job 1', 'job 2', 'clock', 'check'])
  expect(milliseconds).toBe(40)
  expect(facts).toEqual({ checked: 'yes' })
})

it('hears what single pieces of work took under the stopwatch, and not before or after', async () => {
  const side: Side = {
    async measure(_, { stopwatch, took, openLoop }) {
      took(1)
      await stopwatch(async () => {
        took(2)
        await openLoop(3, 1000, async () => {})
      })
      took(3)
      return {}
    },
  }
  const { eachMilliseconds } = await timeSide(side, work)
  expect(eachMilliseconds).toHaveLength(4)
  expect(eachMilliseconds[0]).toBe(2)
  const silent: Side = {
    async measure(_, { stopwatch }) {
      await stopwatch(async () => {})
      return {}
    },
  }
  expect((await timeSide(silent, work)).eachMilliseconds).toEqual([])
})

it('refuses a side that measures nothing, or more than once', async () => {
  const never: Side = { measure: async () => ({}) }
  await expect(timeSide(never, work)).rejects.toThrow('used 0 times')
  const twice: Side = {
    async measure(_, { stopwatch }) {
      await stopwatch(async () => {})
      await stopwatch(async () => {})
      return {}
    },
  }
  await expect(timeSide(twice, work)).rejects.toThrow('used 2 times')
})

it('writes a profile of the measured time where one is asked for', async () => {
  const side: Side = {
    async measure(_, { stopwatch }) {
      await stopwatch(async () => burn())
      return {}
    },
  }
  await timeSide(side, work, join(folder, 'profile'))
  const written = join(folder, 'profile', PROFILE_FILE)
  expect(existsSync(written)).toBe(true)
  const names = JSON.parse(readFileSync(written, 'utf8')).nodes.map(
    (node: { callFrame: { functionName: string } }) => node.callFrame.functionName,
  )
  expect(names).toContain('burn')
})

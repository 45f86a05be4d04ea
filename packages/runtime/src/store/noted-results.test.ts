import type { RunLease } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { createNotedResults } from './noted-results.ts'

const lease: RunLease = { run: 'r1', holder: 'here', epoch: 1, expiresAt: 0 }
const step = (activity: string) =>
  ({ part: 'result', activity, sealed: new Uint8Array(), digest: new Uint8Array() }) as const

/** A store that keeps a list, and refuses what it is told to. */
function open(refused: readonly string[] = []) {
  const written: string[] = []
  const counted: string[] = []
  const noted = createNotedResults(
    {
      async writeResult(_, { activity }) {
        await new Promise((resolve) => setImmediate(resolve))
        if (refused.includes(activity)) throw new Error(`no room for ${activity}`)
        written.push(activity)
      },
    },
    ({ activity }) => counted.push(activity),
  )
  return { noted, written, counted }
}

describe('a noted result', () => {
  it('is left to the commit that takes it in the same turn', async () => {
    const { noted, written } = open()
    const first = noted.note(lease, step('a'))
    const taken = await noted.take()
    expect(taken.steps).toEqual([step('a')])
    expect(noted.isPending()).toBe(false)
    taken.written()
    await first.written
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(written).toEqual([])
  })

  it('is written by itself where no commit comes, and counted then', async () => {
    const { noted, written, counted } = open()
    await Promise.all(
      [noted.note(lease, step('a')), noted.note(lease, step('b'))].map((x) => x.written),
    )
    expect([written, counted]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect((await noted.take()).steps).toEqual([])
  })

  it('is waited for by a commit that comes while it is being written', async () => {
    const { noted, written } = open()
    noted.note(lease, step('a'))
    await new Promise((resolve) => setImmediate(resolve))
    expect(noted.isPending()).toBe(true)
    expect((await noted.take()).steps).toEqual([])
    expect(written).toEqual(['a'])
  })

  it('is there before whatever asks for it to be', async () => {
    const { noted, written } = open()
    noted.note(lease, step('a'))
    await noted.write()
    expect(written).toEqual(['a'])
  })

  it('that is lost keeps everything after it from being written', async () => {
    const { noted, written } = open(['b'])
    const all = ['a', 'b', 'c'].map((name) => noted.note(lease, step(name)).written)
    const outcomes = await Promise.allSettled(all)
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(written).toEqual(['a'])
    await expect(noted.take()).rejects.toThrow('no room for b')
    await expect(noted.write()).rejects.toThrow('no room for b')
  })

  it('of a commit that failed is told so', async () => {
    const { noted } = open()
    const { written } = noted.note(lease, step('a'))
    ;(await noted.take()).lost(new Error('the lease is gone'))
    await expect(written).rejects.toThrow('the lease is gone')
  })
})

import { createMemoryMasterKey } from '@fcc/sealing'
import { sqliteStore } from '@fcc/store'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openCredentialRows } from '../credentials/credential-rows.ts'
import { temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { type HeldRow, holdRow, seenRow } from './held-row.ts'

type Standing = { readonly done: number }

/** Rows of a real store, and a clock that the test moves. */
async function openRows() {
  const backend = await sqliteStore.open({ directory: temporaryFolder(), secret: async () => '' })
  onTestFinished(() => backend.close())
  const time = { now: 1_000_000 }
  const clock = () => time.now
  const rows = openCredentialRows({ backend, masterKey: createMemoryMasterKey(), clock })
  const row = { kind: 'duties', id: '*', tenant: '*', owner: '*' } as const
  const hold = (holder: string, leaseMs = 60_000) =>
    holdRow<Standing>({
      ...{ ...row, rows, holder, clock, leaseMs, longestMs: 3_600_000 },
      first: () => ({ done: 0 }),
    })
  const seen = async () => {
    const found = await rows.read('duties', '*')
    return found && seenRow<Standing>(found.record, time.now)
  }
  return { rows, time, hold, seen }
}

const add = (held: HeldRow<Standing> | undefined, more: number) =>
  held?.change(({ done }) => ({ done: done + more }))

describe('a row that is held', () => {
  it('is one process’s of any that ask at once, and the next one’s after its time, under a higher number', async () => {
    const { time, hold } = await openRows()
    const askAll = async () => {
      const all = await Promise.all(Array.from({ length: 8 }, (_, index) => hold(`p${index}`)))
      return all.flatMap((held) => (held ? [held.number] : []))
    }
    expect(await askAll()).toEqual([1])
    time.now += 59_999
    expect(await askAll()).toEqual([])
    time.now += 1
    expect(await askAll()).toEqual([2])
    // A clock that was set back by more than the longest lease keeps nobody out for ever.
    time.now -= 4_000_000
    expect(await askAll()).toEqual([3])
  })

  it('is continued where the last holder left it, who is named where it gave nothing back', async () => {
    const { time, hold } = await openRows()
    const first = await hold('first')
    add(first, 7)
    await first?.saved()
    await first?.release()
    const second = await hold('second')
    expect([second?.from, second?.standing()]).toEqual([undefined, { done: 7 }])
    time.now += 60_000
    expect((await hold('third'))?.from).toBe('second')
  })

  it('is refused to a holder that stood still and wakes: its number is lower, and it writes nothing', async () => {
    const { time, hold, seen } = await openRows()
    const frozen = await hold('frozen')
    time.now += 60_000
    const next = await hold('next')
    add(next, 1)
    await next?.saved()
    add(frozen, 100)
    expect([await next?.confirm(), await frozen?.confirm()]).toEqual([true, false])
    expect(frozen?.lost.aborted).toBe(true)
    await frozen?.release()
    expect(await seen()).toMatchObject({ holder: 'next', number: 2, standing: { done: 1 } })
    expect(frozen?.number).toBe(1)
  })

  it('is lost once the store does not answer for as long as the lease lasts', async () => {
    const { rows, hold } = await openRows()
    const held = await hold('a', 120)
    vi.spyOn(rows, 'write').mockReturnValue(new Promise(() => undefined))
    await vi.waitFor(() => expect(held?.lost.aborted).toBe(true), { timeout: 2000 })
  })

  it('is kept for longer than its lease by who renews it', async () => {
    const { time, hold, seen } = await openRows()
    const held = await hold('a', 900)
    const moving = setInterval(() => {
      time.now += 20
    }, 20)
    await new Promise((resolve) => setTimeout(resolve, 1400))
    clearInterval(moving)
    expect([held?.lost.aborted, await hold('b', 900)]).toEqual([false, undefined])
    await held?.release()
    expect(await seen()).toMatchObject({ isHeld: false })
    expect(await held?.confirm()).toBe(false)
  })
})

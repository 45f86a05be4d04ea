import { inTurns } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { scanSafeHarbor, scanSafeHarborSteps } from './safe-harbor/scan-safe-harbor.ts'

const line =
  'Seen by Dr. Mary Johnson on 03/02/2026, MRN: 00482919, phone (555) 010-4477. Johnson is well.\n'

/** Counts the turns that others have until work is done. */
async function turnsWhile<Result>(work: Promise<Result>): Promise<[turns: number, Result]> {
  let turns = 0
  let isDone = false
  const count = (): void => {
    if (isDone) return
    turns += 1
    setImmediate(count)
  }
  setImmediate(count)
  const result = await work.finally(() => {
    isDone = true
  })
  return [turns, result]
}

describe('a scan in turns', () => {
  it('finds in a long text what it finds at once, and never looks at more than a slice and a step in one turn', async () => {
    const text = line.repeat(400)
    const slice = 3 * text.length
    const passes = [...scanSafeHarborSteps(text)]
    expect(Math.max(...passes)).toBeLessThanOrEqual(text.length)
    const total = passes.reduce((sum, size) => sum + size, 0)
    const [turns, found] = await turnsWhile(inTurns(scanSafeHarborSteps(text), { slice }))
    expect(found).toEqual(scanSafeHarbor(text))
    expect(found.length).toBeGreaterThan(1000)
    expect(turns).toBeGreaterThanOrEqual(Math.floor(total / (slice + text.length)) - 1)
  })

  it('does not mix two texts that are looked into side by side', async () => {
    const [one, other] = [line.repeat(60), `${line}${'Nothing here.\n'.repeat(300)}`]
    const both = await Promise.all(
      [one, other].map((text) => inTurns(scanSafeHarborSteps(text), { slice: 1 })),
    )
    expect(both).toEqual([scanSafeHarbor(one), scanSafeHarbor(other)])
  })
})

import { inTurns } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { scanSafeHarbor, scanSafeHarborSteps } from './safe-harbor/scan-safe-harbor.ts'

const line =
  'Seen by Dr. Mary Johnson on 03/02/2026, MRN: 00482919, phone (555) 010-4477. Johnson is well.\n'

describe('a scan in turns', () => {
  it('finds in a long text what it finds at once, and no step of it looks at more than the text', async () => {
    const text = line.repeat(400)
    const passes = [...scanSafeHarborSteps(text)]
    expect(Math.max(...passes)).toBeLessThanOrEqual(text.length)
    // How many turns others have meanwhile follows from the steps, and is held with `inTurns`.
    expect(passes.length).toBeGreaterThan(20)
    const found = await inTurns(scanSafeHarborSteps(text), { slice: 3 * text.length })
    expect(found).toEqual(scanSafeHarbor(text))
    expect(found.length).toBeGreaterThan(1000)
  })

  it('does not mix two texts that are looked into side by side', async () => {
    const [one, other] = [line.repeat(60), `${line}${'Nothing here.\n'.repeat(300)}`]
    const both = await Promise.all(
      [one, other].map((text) => inTurns(scanSafeHarborSteps(text), { slice: 1 })),
    )
    expect(both).toEqual([scanSafeHarbor(one), scanSafeHarbor(other)])
  })
})

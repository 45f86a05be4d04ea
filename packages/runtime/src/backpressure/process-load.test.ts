import { describe, expect, it } from 'vitest'
import { createProcessLoad } from './process-load.ts'

describe('the load of a process', () => {
  it('says nothing of a core before it has looked for long enough, and keeps what it last knew', () => {
    let now = 1000
    const load = createProcessLoad(100, () => now)
    now += 99
    expect(load.cpu()).toHaveProperty('notMeasured')
    now += 1
    const known = load.cpu()
    expect(known).toHaveProperty('value')
    now += 50
    expect(load.cpu()).toBe(known)
  })

  it('is a share of a core that grows with what is done', () => {
    const load = createProcessLoad(20)
    const until = performance.now() + 60
    let sum = 0
    while (performance.now() < until) sum += Math.sqrt(sum + 1)
    const { value } = load.cpu() as { readonly value: number }
    expect(value).toBeGreaterThan(0.05)
    expect(value).toBeLessThan(16)
  })

  it('is a share of its memory, above nothing', () => {
    const { value } = createProcessLoad(1).memory() as { readonly value: number }
    expect(value).toBeGreaterThan(0)
    expect(value).toBeLessThan(1)
  })
})

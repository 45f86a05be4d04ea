import { createTestRuntime } from '@fcc/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import plugin from './index.ts'

afterEach(() => vi.restoreAllMocks())

describe('the lines of events', () => {
  it.each([
    [true, 1],
    [false, 0],
  ])('are written where the tenant wants them: %s', async (wanted, lines) => {
    const written: string[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
      written.push(String(line))
      return true
    })
    const { tenant } = await createTestRuntime({
      plugins: [plugin],
      settings: { 'exporters-common': { event_lines: wanted } },
    })
    const event = {
      specversion: '1.0',
      id: 'run1:0:fcc.run.started',
      source: `urn:fcc:tenant:${tenant.id}`,
      type: 'fcc.run.started',
      subject: 'run1',
      fcctenant: tenant.id,
      data: {},
    }
    // A tenant is opened, and its subscribers with it, by its first use.
    await tenant.as({ id: 'ada', kind: 'human', roles: [] }).runs()
    await tenant.events.publish([event as never])
    const told = written.filter((line) => line.includes('fcc.run.started'))
    expect(told).toHaveLength(lines)
    if (wanted) expect(JSON.parse(told[0] ?? '')).toEqual(event)
  })
})

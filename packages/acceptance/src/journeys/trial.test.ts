import { describe, expect, it } from 'vitest'
import { runTrial, runTrials, step, type Trial } from './trial.ts'

const ok = (says: string) => step(says, async () => {})
const bad = (says: string) => step(says, async () => Promise.reject(new Error(`${says} broke`)))
const trial = (name: string, ...steps: Trial['steps']): Trial => ({ name, folder: '/kept', steps })

describe('a trial', () => {
  it('counts what held and says it', async () => {
    const lines: string[] = []
    const tally = await runTrial(trial('npm', ok('installs'), ok('runs')), (line) =>
      lines.push(line),
    )
    expect(tally).toEqual({ passed: 2, failed: 0 })
    expect(lines.map((line) => line.slice(0, 16))).toEqual(['✓ npm · installs', '✓ npm · runs  0.'])
  })

  it('counts what could not be tried as failed, and says why and where to look', async () => {
    const lines: string[] = []
    const steps = [ok('installs'), bad('starts'), ok('serves'), ok('stops')]
    const tally = await runTrial(trial('npm', ...steps), (line) => lines.push(line))
    expect(tally).toEqual({ passed: 1, failed: 3 })
    expect(lines[1]).toContain('starts broke')
    expect(lines[1]).toContain('kept: /kept')
    expect(lines[3]).toBe('✗ npm · stops  (not tried: "starts" failed)')
  })

  it('releases what it opened, however it ended', async () => {
    const closed: string[] = []
    const closing = (name: string, first: Trial['steps'][number]): Trial => ({
      ...trial(name, first),
      close: async () => void closed.push(name),
    })
    await runTrial(closing('good', ok('x')), () => {})
    await runTrial(closing('bad', bad('x')), () => {})
    expect(closed).toEqual(['good', 'bad'])
  })
})

describe('trials', () => {
  it('run at most so many at a time, and add up', async () => {
    let running = 0
    let most = 0
    const busy = step('works', async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
    })
    const trials = [
      trial('a', busy),
      trial('b', busy, bad('ends')),
      trial('c', busy),
      trial('d', busy),
    ]
    expect(await runTrials(trials, { width: 2, report: () => {} })).toEqual({
      passed: 4,
      failed: 1,
    })
    expect(most).toBe(2)
  })
})

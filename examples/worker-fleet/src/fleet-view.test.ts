import { expect, it } from 'vitest'
import { summaryLine, viewLines } from './fleet-view.ts'

const shown = {
  url: 'http://127.0.0.1:40000',
  sinceMs: 61_000,
  stepsPerSecond: 1234.5,
  runsPerSecond: 234.5,
  tenants: [{ tenant: 'riverside', waiting: 1000, atWork: 500, completed: 2000, failed: 500 }],
  workers: [
    {
      name: 'worker 16',
      pid: 4_194_304,
      state: 'starting' as const,
      startedAgoMs: 5_999_000,
      before: 'was ended by SIGKILL',
    },
  ],
}

it('fits into 80 columns, with a bar for each tenant and a line for each worker', () => {
  const lines = viewLines(shown)
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
  expect(lines.join('\n')).toMatch(/riverside +1000 +500 +2000 +500 {2}█{16}▒{4}·{6}$/m)
  expect(lines.at(-1)).toMatch(
    /4194304 {2}starting for 99:59, the one before was ended by SIGKILL$/,
  )
})

it('is one line where lines stay', () => {
  expect(summaryLine(shown)).toBe(
    '01:01   waiting 1000, at work 500, done 2000, failed 500   0 of 1 workers   1234.5 steps/s   234.5 runs/s',
  )
})

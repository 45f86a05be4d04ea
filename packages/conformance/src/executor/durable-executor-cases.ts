import { expect } from 'vitest'
import type { ConformanceCase } from '../port-suite.ts'
import { type DurableExecutorSubject, eventually, sampleJob } from './executor-subject.ts'

/** What an executor must hold to whose queue outlives the process that works through it. */
export const durableExecutorCases: readonly ConformanceCase<DurableExecutorSubject>[] = [
  {
    name: 'what was queued and under way when its process was killed is advanced by the next one',
    async run(subject) {
      const open = await subject.open({
        script: { 'riverside/r1': [{ latch: 'killed', next: 'stop' }] },
        concurrency: 1,
        slotsPerTenant: 1,
      })
      try {
        await open.executor.enqueue(sampleJob('riverside/r1'))
        await open.executor.enqueue(sampleJob('riverside/r2'))
        await eventually(() => open.notes().length > 0)
        await open.kill()
        open.open('killed')
        await open.restart()
        const ended = (run: string) =>
          open.notes().some((note) => note.what === 'ended' && note.run === run)
        await eventually(() => ended('riverside/r1') && ended('riverside/r2'))
        expect(open.notes().filter(({ what }) => what === 'failed')).toEqual([])
      } finally {
        await open.discard()
      }
    },
  },
]

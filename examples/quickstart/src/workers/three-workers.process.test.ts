import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyExport } from '@fcc/audit'
import type { RunExplanation, Runtime } from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startChild, type TestChild } from '../harness/child-process.ts'
import { STARTER, storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'
import type { WorkerJob } from './worker-child.ts'

const story = storyNamed('healthcare')
const keys: readonly string[] = Array.from({ length: 9 }, (_, index) => `key ${index + 1}`)
/** In the middle of a run, with others begun and others not. */
const STALL_AFTER = 8

let directory: string
let workers: readonly TestChild[]
let stalled: string
let runtime: Runtime
let explained: readonly RunExplanation[]

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fcc-workers-'))
  const start = (job: Omit<WorkerJob, 'directory'>) =>
    startChild(new URL('./worker-child.ts', import.meta.url), { directory, ...job })
  const doomed = start({ keys, stallAfter: STALL_AFTER })
  // Each begins with other keys, so that each creates some runs and finds others there.
  const beginningAt = (first: number) => [...keys.slice(first), ...keys.slice(0, first)]
  const others = [start({ keys: beginningAt(3) }), start({ keys: beginningAt(6) })]
  workers = [doomed, ...others]
  await Promise.all(workers.map((worker) => worker.said(/^ready$/)))
  for (const worker of workers) worker.process.stdin?.write('go\n')
  stalled = (await doomed.said(/^stalled /)).slice('stalled '.length)
  doomed.process.kill('SIGKILL')
  await Promise.all(workers.map(({ ended }) => ended))
  runtime = await openStoryRuntime(story, { directory })
  const session = runtime.tenant(story.tenant).as(STARTER)
  explained = await Promise.all((await session.runs()).map(({ id }) => session.explain(id)))
}, 120_000)
afterAll(async () => {
  await runtime.close()
  rmSync(directory, { recursive: true, force: true })
})

const told = (word: string, worker: TestChild) =>
  worker.lines
    .map((line) => line.split(' '))
    .filter(([said]) => said === word)
    .map(([, run = '']) => run)

describe('three processes on one data directory, one of them killed', () => {
  it('the one is killed in the middle of a run, and the others end well', async () => {
    const ends = await Promise.all(workers.map(({ ended }) => ended))
    expect(ends.map(({ stderr }) => stderr)).toEqual(['', '', ''])
    expect(ends.map(({ code, signal }) => signal ?? code)).toEqual(['SIGKILL', 0, 0])
    const [doomed] = workers
    expect(doomed && told('ended', doomed)).not.toContain(stalled)
  })

  it('every run that was acknowledged to anybody is there, once for each key', () => {
    const acknowledged = new Set(workers.flatMap((worker) => told('acknowledged', worker)))
    expect(acknowledged.size).toBe(keys.length)
    expect(new Set(explained.map(({ run }) => run.id))).toEqual(acknowledged)
    const created = workers.flatMap(({ lines }) => lines.filter((line) => line.endsWith('created')))
    expect(new Set(created).size).toBe(created.length)
  })

  it('every run is completed, the killed one’s by another process', () => {
    expect(explained.map(({ run }) => run.state)).toEqual(keys.map(() => 'completed'))
    const survivors = workers.slice(1).flatMap((worker) => told('ended', worker))
    expect(survivors).toContain(stalled)
    console.log(
      `${keys.length} runs by 3 processes, ${stalled} left by the one that was killed and ended by another`,
    )
  })

  it('no visit is committed twice, and none is missing', () => {
    for (const { run, visits, entries } of explained) {
      expect(visits.map(({ node }) => node)).toEqual([
        ...['deidentify', 'terminology', 'packet', 'attest'],
        ...['deidentify', 'terminology', 'packet', 'attest'],
      ])
      expect(new Set(visits.map(({ id }) => id)).size).toBe(visits.length)
      const logged = entries.map(({ canonical }) => JSON.parse(canonical) as { type: string })
      const recorded = logged.filter(({ type }) => type === 'fcc.visit.recorded')
      expect(recorded).toHaveLength(visits.length)
      expect(run.sequence).toBe(visits.length)
    }
  })

  it('the log of all of them verifies', async () => {
    const session = runtime.tenant(story.tenant).as(STARTER)
    const { text, verifierKey } = await session.exportAudit()
    const report = verifyExport(Buffer.from(text), { key: verifierKey })
    expect(report).toMatchObject({ verdict: 'verified', findings: [] })
  })
})

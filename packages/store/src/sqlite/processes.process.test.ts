import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Inspection, inspectStore } from '../fixtures/inspect-store.ts'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'
import { runWorker, type WorkerEnd } from '../fixtures/worker-process.ts'

let directory: ReturnType<typeof temporaryDirectory>

beforeEach(() => {
  directory = temporaryDirectory()
})
afterEach(() => directory.remove())

/** Whatever happened to the processes: what is stored is whole, and nothing is there twice. */
function expectWhole(found: Inspection): void {
  expect(found.integrity).toBe('ok')
  for (const [index, visits] of found.visits.entries()) {
    const sequences = visits.map((id) => Number(id.split('/').at(-1)))
    expect(sequences).toEqual(sequences.map((_, at) => at + 1))
    expect(found.sequences[index]).toBe(visits.length)
  }
  const ids = found.visits.flat()
  expect(new Set(ids).size).toBe(ids.length)
  expect(found.withoutContent).toEqual([])
  expect(found.entries.map(({ insertion }) => insertion)).toEqual(ids.map((_, at) => at + 1))
  const entryIds = found.entries.map(({ id }) => id)
  expect(entryIds.toSorted()).toEqual(ids.map((id) => `entry of ${id}`).toSorted())
}

function expectNothingLost(found: Inspection, ends: readonly WorkerEnd[]): void {
  const stored = new Set(found.visits.flat())
  const lost = ends.flatMap(({ acknowledged }) => acknowledged).filter((id) => !stored.has(id))
  expect(lost).toEqual([])
}

/** Holds up everyone who arrives until all have. */
function createBarrier(size: number): () => Promise<void> {
  const waiting: (() => void)[] = []
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === size) for (const go of waiting) go()
    })
}

describe('processes on one data directory', () => {
  it('share the work, and when one is killed in the middle the others finish it: nothing lost, nothing twice', async () => {
    const visits = 300
    const everyoneReady = createBarrier(3)
    const start = (name: string, killAt?: number) =>
      runWorker({
        directory: directory.path,
        name,
        visits,
        onReady: everyoneReady,
        onAcknowledged: (count, kill) => {
          if (count === killAt) kill()
        },
      })
    const ends = await Promise.all([start('one'), start('two', 2), start('three')])
    expect(ends.map(({ signal }) => signal)).toEqual([null, 'SIGKILL', null])
    expect(ends.map(({ last }) => last)).toEqual(['done', undefined, 'done'])
    const found = await inspectStore(directory.path)
    expectWhole(found)
    expectNothingLost(found, ends)
    expect(found.sequences).toEqual([visits, visits, visits, visits])
    for (const { acknowledged } of ends) expect(acknowledged.length).toBeGreaterThan(0)
    // What was not acknowledged may be there: the process died between the commit and the word.
    const acknowledged = ends.flatMap((end) => end.acknowledged).length
    expect(found.entries.length - acknowledged).toBeLessThanOrEqual(1)
  })

  it('are killed at any moment again and again, and the file stays whole', async () => {
    const ends: WorkerEnd[] = []
    for (const [round, killAt] of [1, 2, 7, 20, 33, 50].entries()) {
      const end = await runWorker({
        directory: directory.path,
        name: `round${round}`,
        visits: 1_000_000,
        bytes: 5_000,
        onAcknowledged: (count, kill) => {
          if (count === killAt) kill()
        },
      })
      expect(end.signal).toBe('SIGKILL')
      ends.push(end)
      const found = await inspectStore(directory.path)
      expectWhole(found)
      expectNothingLost(found, ends)
    }
  })

  it('whose files may not grow any more stop with a code, keep what was there, and continue once they may', async () => {
    // Blocks of 512 bytes or of 1024, as the shell has it. Without the trap the signal would kill.
    const limited = await runWorker({
      directory: directory.path,
      name: 'limited',
      visits: 200,
      bytes: 20_000,
      shell: `trap '' XFSZ; ulimit -f 700`,
    })
    expect(['FCC_STORE_FULL', 'FCC_STORE_IO']).toContain(limited.last)
    expect(limited.acknowledged.length).toBeGreaterThan(0)
    const before = await inspectStore(directory.path)
    expectWhole(before)
    expectNothingLost(before, [limited])
    const freed = await runWorker({ directory: directory.path, name: 'freed', visits: 30 })
    expect(freed.last).toBe('done')
    const after = await inspectStore(directory.path)
    expectWhole(after)
    expectNothingLost(after, [limited, freed])
  })
})

describe('a process without file descriptors', () => {
  it('hears that it has none left, and which limit to lower', () => {
    const script = fileURLToPath(new URL('../fixtures/opening-process.ts', import.meta.url))
    const said = execFileSync(
      'sh',
      [
        '-c',
        'ulimit -n 64; exec "$@"',
        'sh',
        process.execPath,
        '--conditions=source',
        script,
        directory.path,
      ],
      { encoding: 'utf8' },
    )
    expect(said).toContain('FCC_STORE_DESCRIPTORS')
    expect(said).toContain('limits.max_open_stores')
  })
})

import { join } from 'node:path'
import { bundleChild } from './bundle-child.ts'
import type { CrashJob, CrashReport } from './crash-child.ts'
import type { CrashPoint } from './killing-store.ts'
import { type CrashChildEnd, runCrashChild } from './run-crash-child.ts'

/** What came of one point. */
export interface CrashTry {
  readonly point: CrashPoint
  /** The name of the commit at which the process was killed. */
  readonly commit: string
  readonly killed: CrashChildEnd
  /** How the run ended in another process. */
  readonly finished: CrashReport
}

/** What came of a story. */
export interface CrashedStory {
  readonly undisturbed: CrashReport
  readonly tries: readonly CrashTry[]
}

/** How many stories go on at the same time. */
const CHAINS = 2

/**
 * Kills a process before and after every commit of each story's run and lets the next process end the run.
 * Each child first finishes what its forerunner left, so that a point costs one process and not two. All
 * runs of a story share one data directory, and so its keys: equal bytes have equal addresses.
 */
export async function runCrashLoop(options: {
  readonly stories: readonly string[]
  readonly endpoint: string
  /** A folder of the caller's, to be removed afterwards. */
  readonly directory: string
}): Promise<ReadonlyMap<string, CrashedStory>> {
  const crashed = new Map<string, CrashedStory>()
  const waiting = [...options.stories]
  const program = await bundleChild(options.directory)
  const chain = async (): Promise<void> => {
    for (let story = waiting.shift(); story !== undefined; story = waiting.shift()) {
      const place = { story, directory: join(options.directory, story), endpoint: options.endpoint }
      crashed.set(
        story,
        await crashStoryEverywhere((job) => runCrashChild(program, { ...place, ...job })),
      )
    }
  }
  await Promise.all(Array.from({ length: CHAINS }, chain))
  return crashed
}

async function crashStoryEverywhere(
  child: (job: Pick<CrashJob, 'finish' | 'crash'>) => Promise<CrashChildEnd>,
): Promise<CrashedStory> {
  const undisturbed = reportOf(await child({ finish: 'undisturbed' }))
  const points = undisturbed.commits.flatMap((commit, index) =>
    (['before', 'after'] as const).map((side) => ({ commit, point: { commit: index + 1, side } })),
  )
  const tries: CrashTry[] = []
  let killed = await child({ crash: points[0] && { key: 'point 1', point: points[0].point } })
  for (const [index, one] of points.entries()) {
    const next = points[index + 1]
    const ended = await child({
      finish: `point ${index + 1}`,
      crash: next && { key: `point ${index + 2}`, point: next.point },
    })
    tries.push({ ...one, killed, finished: reportOf(ended) })
    killed = ended
  }
  return { undisturbed, tries }
}

function reportOf(ended: CrashChildEnd): CrashReport {
  if (!ended.report) throw new Error(`A child told nothing of its run: ${ended.stderr}`)
  return ended.report
}

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

/** How many stories are under way at the same time. */
const CHAINS = 2

/**
 * Kills a process before and after every commit of each story's run. A last process ends all the runs that
 * the dead ones left, so that a point costs one process and not two. All runs of a story share one data
 * directory, and so its keys: equal bytes have equal addresses.
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
        await crashStoryEverywhere((work) => runCrashChild(program, { ...place, work })),
      )
    }
  }
  await Promise.all(Array.from({ length: CHAINS }, chain))
  return crashed
}

async function crashStoryEverywhere(
  child: (work: CrashJob['work']) => Promise<CrashChildEnd>,
): Promise<CrashedStory> {
  const [undisturbed] = await finishAll(child, ['undisturbed'])
  if (!undisturbed) throw new Error('There is no undisturbed run.')
  const points = undisturbed.commits.flatMap((commit, index) =>
    (['before', 'after'] as const).map((side) => ({ commit, point: { commit: index + 1, side } })),
  )
  const keyOf = (index: number) => `point ${index + 1}`
  const killed: CrashChildEnd[] = []
  for (const [index, { point }] of points.entries()) {
    killed.push(await child({ crash: keyOf(index), point }))
  }
  const finished = await finishAll(
    child,
    points.map((_, index) => keyOf(index)),
  )
  return {
    undisturbed,
    tries: points.map((one, index) => ({
      ...one,
      killed: killed[index] as CrashChildEnd,
      finished: finished[index] as CrashReport,
    })),
  }
}

async function finishAll(
  child: (work: CrashJob['work']) => Promise<CrashChildEnd>,
  keys: readonly string[],
): Promise<readonly CrashReport[]> {
  const { reports, stderr } = await child({ finish: keys })
  if (reports.length !== keys.length) {
    throw new Error(`A child told of ${reports.length} runs of ${keys.length}: ${stderr}`)
  }
  return reports
}

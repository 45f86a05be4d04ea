import { join } from 'node:path'
import { bundleChild } from './bundle-child.ts'
import type { CrashedRun, CrashJob, CrashReport, HeldReport } from './crash-child.ts'
import { type CrashPoint, HELD_LAST } from './killing-store.ts'
import { type CrashChildEnd, runCrashChild } from './run-crash-child.ts'

/** What came of one point. */
export interface CrashTry {
  readonly point: CrashPoint
  /** The name of the commit at which the process was killed. */
  readonly commit: string
  readonly killed: CrashChildEnd
  /** What the process told of the run before its death. */
  readonly held: HeldReport | undefined
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
 * Kills a process before and after every commit of each story's run. Most of the time of a process is its
 * start, and so one dies with many runs, each held at a point of its own; and a last process ends all the
 * runs that the dead ones left. All runs of a story share one data directory, and so its keys: equal bytes
 * have equal addresses.
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
  const runs = points.map((one, index) => ({ ...one, key: `point ${index + 1}` }))
  const killed = new Map<string, CrashChildEnd>()
  for (const together of processesOf(runs)) {
    const end = await child({ crash: together })
    for (const { key } of together) killed.set(key, end)
  }
  const finished = await finishAll(
    child,
    runs.map(({ key }) => key),
  )
  return {
    undisturbed,
    tries: runs.map(({ commit, point, key }, index) => {
      const end = killed.get(key) as CrashChildEnd
      return {
        point,
        commit,
        killed: end,
        held: end.held.find(({ held }) => held === key),
        finished: finished[index] as CrashReport,
      }
    }),
  }
}

/** Which runs die in one process: all that may be held beside others, and one that may not at the end of each. */
function processesOf(
  runs: readonly (CrashedRun & { readonly commit: string })[],
): readonly (readonly CrashedRun[])[] {
  const [first, ...others] = runs.filter(({ commit }) => HELD_LAST.has(commit))
  const free = runs.filter(({ commit }) => !HELD_LAST.has(commit))
  return [[...free, ...(first ? [first] : [])], ...others.map((one) => [one])]
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

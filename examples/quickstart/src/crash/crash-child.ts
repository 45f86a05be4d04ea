// Started by the crash loop with a job as its argument: starts runs that this process does not live to
// end, or claims those that other processes left.
import { writeSync } from 'node:fs'
import { storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'
import { type FinishedRun, finishRun } from './finish-run.ts'
import { type CrashPoint, createKillingStore, dieNow } from './killing-store.ts'

/** What one child does. Runs are named by idempotency key. */
export interface CrashJob {
  readonly story: string
  readonly directory: string
  readonly endpoint: string
  readonly work: { readonly finish: readonly string[] } | { readonly crash: readonly CrashedRun[] }
}

/** A run that is begun and held at a point until its process is killed. */
export interface CrashedRun {
  readonly key: string
  readonly point: CrashPoint
}

/** What a child tells of a run that it holds, a line each: the commit that it is held at. */
export interface HeldReport {
  readonly held: string
  readonly commit: string
}

/** What a child tells of a run that it finished, a line each. */
export interface CrashReport extends FinishedRun {
  readonly commits: readonly string[]
}

/** A function, and not the module's own body: in a bundle of the old kind nothing at its top can be waited for. */
async function perform({ work, ...job }: CrashJob): Promise<void> {
  const story = storyNamed(job.story)
  const store = createKillingStore()
  // A run that is held keeps its slot.
  const slots = 'crash' in work ? work.crash.length : undefined
  const runtime = await openStoryRuntime(story, { ...job, store: store.plugin, slots })
  if ('crash' in work) {
    for (const { key, point } of work.crash) {
      const held = store.holdAt(point)
      const ended = finishRun(runtime, story, key).then(() => {
        throw new Error(`The run of ${key} ended before its commit ${point.commit}.`)
      })
      tell({ held: key, commit: await Promise.race([held, ended]) } satisfies HeldReport)
    }
    dieNow()
  }
  for (const key of work.finish) {
    store.count()
    const finished = await finishRun(runtime, story, key)
    tell({ ...finished, commits: store.commits } satisfies CrashReport)
  }
  await runtime.close()
}

/** At once, for nobody may be left to write it later. */
function tell(report: CrashReport | HeldReport): void {
  writeSync(1, `${JSON.stringify(report)}\n`)
}

void perform(JSON.parse(process.argv[2] ?? '') as CrashJob)

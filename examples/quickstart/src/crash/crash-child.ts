// Started by the crash loop with a job as its argument: starts a run that this process does not live to
// end, or claims those that other processes left.
import { writeSync } from 'node:fs'
import { storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'
import { type FinishedRun, finishRun } from './finish-run.ts'
import { type CrashPoint, createKillingStore } from './killing-store.ts'

/** What one child does. Runs are named by idempotency key. */
export interface CrashJob {
  readonly story: string
  readonly directory: string
  readonly endpoint: string
  readonly work:
    | { readonly finish: readonly string[] }
    | { readonly crash: string; readonly point: CrashPoint }
}

/** What a child tells of a run that it finished, a line each. */
export interface CrashReport extends FinishedRun {
  readonly commits: readonly string[]
}

/** A function, and not the module's own body: in a bundle of the old kind nothing at its top can be waited for. */
async function perform({ work, ...job }: CrashJob): Promise<void> {
  const story = storyNamed(job.story)
  const store = createKillingStore()
  const runtime = await openStoryRuntime(story, { ...job, store: store.plugin })
  if ('crash' in work) {
    store.arm(work.point)
    await finishRun(runtime, story, work.crash)
  } else {
    for (const key of work.finish) {
      store.arm(undefined)
      const finished = await finishRun(runtime, story, key)
      const report: CrashReport = { ...finished, commits: store.commits }
      writeSync(1, `${JSON.stringify(report)}\n`)
    }
  }
  await runtime.close()
}

void perform(JSON.parse(process.argv[2] ?? '') as CrashJob)

// Started by the crash loop with a job as its argument: takes up the run that another process left, then
// starts a run of its own that this process does not live to end.
import { writeSync } from 'node:fs'
import { storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'
import { type FinishedRun, finishRun } from './finish-run.ts'
import { type CrashPoint, createKillingStore } from './killing-store.ts'

/** What one child does: first `finish`, then `crash`, each where it is given. Runs are named by idempotency key. */
export interface CrashJob {
  readonly story: string
  readonly directory: string
  readonly endpoint: string
  readonly finish?: string | undefined
  readonly crash?: { readonly key: string; readonly point: CrashPoint } | undefined
}

/** What a child tells of the run that it finished. */
export interface CrashReport extends FinishedRun {
  readonly commits: readonly string[]
}

const job = JSON.parse(process.argv[2] ?? '') as CrashJob
const story = storyNamed(job.story)
const store = createKillingStore()
const runtime = await openStoryRuntime(story, { ...job, store: store.plugin })
if (job.finish !== undefined) {
  store.arm(undefined)
  const report: CrashReport = {
    ...(await finishRun(runtime, story, job.finish)),
    commits: store.commits,
  }
  writeSync(1, `${JSON.stringify(report)}\n`)
}
if (job.crash) {
  store.arm(job.crash.point)
  await finishRun(runtime, story, job.crash.key)
}
await runtime.close()

// One of several processes on one data directory: starts every run under its key, executes what nobody
// else does, and says what it was told.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { isFinal, type TenantStore } from '@fcc/contracts'
import { STARTER, storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'
import { wrapSqliteStore } from '../harness/wrapped-store.ts'

/** What a worker is given. */
export interface WorkerJob {
  readonly directory: string
  readonly keys: readonly string[]
  /** After how many commits of visits it stops answering, its leases still renewed. */
  readonly stallAfter?: number | undefined
}

const job = JSON.parse(process.argv[2] ?? '') as WorkerJob
const story = storyNamed('healthcare')
const tell = (line: string): void => void writeSync(1, `${line}\n`)

let commits = 0
const stalling = (store: TenantStore): TenantStore => ({
  ...store,
  async commitVisit(lease, commit) {
    await store.commitVisit(lease, commit)
    commits += 1
    if (job.stallAfter === undefined || commits < job.stallAfter) return
    tell(`stalled ${lease.run}`)
    await new Promise(() => setInterval(() => undefined, 60_000))
  },
})

const runtime = await openStoryRuntime(story, {
  directory: job.directory,
  store: wrapSqliteStore(stalling),
  leaseMs: 400,
})
const session = runtime.tenant(story.tenant).as(STARTER)

async function work(key: string): Promise<void> {
  const handle = await session.start(story.scenario, story.input(), {
    ...story.options,
    idempotencyKey: key,
  })
  tell(`acknowledged ${handle.id} ${handle.created ? 'created' : 'known'}`)
  // Wherever it is executed: here, or by another worker, or here once that one is gone.
  const { state } = await handle.finished()
  if (!isFinal(state)) throw new Error(`${handle.id} is ${state}`)
  tell(`ended ${handle.id}`)
}

// All begin together: who opened first would be done before the others began.
tell('ready')
await once(process.stdin, 'data')
process.stdin.destroy()
const waiting = [...job.keys]
const lane = async (): Promise<void> => {
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) await work(key)
}
await Promise.all([lane(), lane(), lane()])
await runtime.close()

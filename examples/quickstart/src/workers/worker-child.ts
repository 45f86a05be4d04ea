// One of several processes on one data directory: starts every run under its key, carries on what nobody
// else does, and says what it was told.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { isFinal, type RunRecord, type TenantStore } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
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
const losses = new Set(['FCC_RUN_HELD', 'FCC_STORE_LEASE_LOST', 'FCC_RUN_OVER'])

async function work(key: string): Promise<void> {
  const handle = await session.start(story.scenario, story.input(), {
    ...story.options,
    idempotencyKey: key,
  })
  tell(`acknowledged ${handle.id} ${handle.created ? 'created' : 'known'}`)
  let carry = (): Promise<RunRecord> => handle.finished()
  for (;;) {
    try {
      const run = await carry()
      if (isFinal(run.state)) break
    } catch (error) {
      if (!FccError.is(error) || !losses.has(error.code)) throw error
    }
    if (isFinal((await session.run(handle.id)).state)) return
    await delay(50)
    carry = async () => (await session.resume(handle.id)).finished()
  }
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

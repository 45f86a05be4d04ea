import type { TenantStore } from '@fcc/contracts'
import type { Runtime, TenantSession } from '@fcc/runtime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { STARTER, STORIES, type Story, storyNamed } from '../harness/story.ts'
import { openStoryRuntime, type StoryPlace } from '../harness/story-runtime.ts'
import { temporaryDirectory } from '../harness/temporary-directory.ts'
import { wrapSqliteStore } from '../harness/wrapped-store.ts'

const signature = storyNamed('signature')

async function open(story: Story, place: StoryPlace): Promise<Runtime> {
  const runtime = await openStoryRuntime(story, { leaseMs: 10_000, ...place })
  onTestFinished(() => runtime.close())
  return runtime
}

const starterOf = (runtime: Runtime, story = signature) => runtime.tenant(story.tenant).as(STARTER)

async function approve(runtime: Runtime, run: string): Promise<void> {
  const { approver } = signature
  if (!approver) throw new Error('The story has nobody who approves.')
  const session = runtime.tenant(signature.tenant).as(approver)
  const { shown } = await session.question(run)
  await session.answer(run, { decision: 'approved', shown })
}

const startWaiting = async (session: TenantSession, wait = false) => {
  const handle = await session.start(signature.scenario, signature.input(), { wait })
  for await (const event of handle.events()) if (event.type === 'fcc.run.waiting') break
  return handle
}

describe('a run that is held', { timeout: 60_000 }, () => {
  it('is followed by whoever wants to, in the same process and in another', async () => {
    const directory = temporaryDirectory()
    const [first, second] = [
      await open(signature, { directory }),
      await open(signature, { directory }),
    ]
    const handle = await startWaiting(starterOf(first), true)
    const others = [
      await starterOf(first).follow(handle.id, { wait: true }),
      await starterOf(second).follow(handle.id, { wait: true }),
    ]
    await approve(second, handle.id)
    const ends = await Promise.all([handle, ...others].map((each) => each.finished()))
    expect(ends.map(({ state }) => state)).toEqual(['completed', 'completed', 'completed'])
  })

  it('is claimed as it stands when it comes free, not as it was when somebody looked', async () => {
    const directory = temporaryDirectory()
    const first = await open(signature, { directory })
    const handle = await startWaiting(starterOf(first))
    await handle.finished()
    let endElsewhere = async (): Promise<void> => {
      endElsewhere = async () => undefined
      await approve(first, handle.id)
      const taken = await starterOf(first).resume(handle.id)
      expect((await taken.finished()).state).toBe('completed')
    }
    const wrap = (store: TenantStore): TenantStore => ({
      ...store,
      async acquireLease(request) {
        await endElsewhere()
        return store.acquireLease(request)
      },
    })
    const late = await open(signature, { directory, store: wrapSqliteStore(wrap) })
    const taken = await starterOf(late).resume(handle.id)
    expect((await taken.finished()).state).toBe('completed')
    const { visits } = await starterOf(late).explain(handle.id)
    expect(visits.map(({ node }) => node)).toEqual([
      'deidentify',
      'terminology',
      'packet',
      'attest',
      'sign',
    ])
  })
})

describe('a run that could not be created', { timeout: 60_000 }, () => {
  it('takes nothing with it that the next one needs', async () => {
    const directory = temporaryDirectory()
    let failures = 1
    const wrap = (store: TenantStore): TenantStore => ({
      ...store,
      async createRun(creation) {
        if (failures-- > 0) throw new Error('the disk is full')
        return store.createRun(creation)
      },
    })
    const first = await open(signature, { directory, store: wrapSqliteStore(wrap) })
    const session = starterOf(first)
    await expect(session.start(signature.scenario, signature.input())).rejects.toThrow('full')
    const handle = await startWaiting(session)
    await handle.finished()
    await approve(first, handle.id)
    await first.close()
    const second = await open(signature, { directory })
    const taken = await starterOf(second).resume(handle.id)
    expect((await taken.finished()).state).toBe('completed')
  })
})

describe('a key that was used before', { timeout: 60_000 }, () => {
  it.each(Object.keys(STORIES).filter((name) => name !== 'loopback'))(
    'gives the %s run that is there, and starts no other',
    async (name) => {
      const story = storyNamed(name)
      const runtime = await open(story, { directory: temporaryDirectory() })
      const session = starterOf(runtime, story)
      const start = () =>
        session.start(story.scenario, story.input(), { ...story.options, idempotencyKey: 'once' })
      const [first, second] = await Promise.all([start(), start()])
      expect(second.id).toBe(first.id)
      expect([first.created, second.created].sort()).toEqual([false, true])
      await Promise.all([first.finished(), second.finished()])
      expect((await start()).id).toBe(first.id)
      expect(await session.runs()).toHaveLength(1)
    },
  )
})

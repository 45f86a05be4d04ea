import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CountingServer, createCountingServer } from '@fcc/example-provider-loopback'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STORIES } from '../harness/story.ts'
import { type CrashedStory, type CrashTry, runCrashLoop } from './crash-loop.ts'
import { COMMIT_WITH_RESULT } from './killing-store.ts'

const names = Object.keys(STORIES)
let directory: string
let server: CountingServer
let crashed: ReadonlyMap<string, CrashedStory>

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fcc-crash-'))
  server = await createCountingServer()
  crashed = await runCrashLoop({ stories: names, endpoint: server.endpoint, directory })
}, 600_000)
afterAll(async () => {
  await server.close()
  await rm(directory, { recursive: true, force: true })
})

const storyOf = (name: string): CrashedStory => {
  const story = crashed.get(name)
  if (!story) throw new Error(`${name} was not run`)
  return story
}
const placeOf = ({ point, commit }: CrashTry) => `${point.side} ${commit} (${point.commit})`
/** Whoever reads after a crash reads again, and each time is an entry of its own. */
const withoutReads = (entries: readonly string[]) =>
  entries.filter((type) => type !== 'fcc.artifact.read')
/** The answer becomes durable with the visit that it was for. */
const isBetweenAnswerAndResult = ({ point, commit }: CrashTry) =>
  commit === COMMIT_WITH_RESULT && point.side === 'before'

describe.each(names)('the %s run', (name) => {
  it('is killed before and after each of its commits', () => {
    const { undisturbed, tries } = storyOf(name)
    expect(undisturbed).toMatchObject({ created: true, state: 'completed', verdict: 'verified' })
    expect(tries.map(({ killed }) => killed.signal)).toEqual(tries.map(() => 'SIGKILL'))
    expect(tries).toHaveLength(2 * undisturbed.commits.length)
    console.log(`${name}: ${undisturbed.commits.length} commits, ${tries.length} points tried`)
  })

  it('ends in another process with the bytes, visits and entries of an undisturbed run', () => {
    const { undisturbed, tries } = storyOf(name)
    for (const one of tries) {
      const { state, artifacts, outcomes, visits, verdict } = one.finished
      const entries = withoutReads(one.finished.entries)
      expect({ state, artifacts, outcomes, visits, entries, verdict }, placeOf(one)).toEqual({
        state: undisturbed.state,
        artifacts: undisturbed.artifacts,
        outcomes: undisturbed.outcomes,
        visits: undisturbed.visits,
        entries: withoutReads(undisturbed.entries),
        verdict: 'verified',
      })
    }
    // The undisturbed run and one for each point: none twice, none lost.
    expect(tries.at(-1)?.finished.runs).toBe(tries.length + 1)
    expect(new Set(tries.map(({ finished }) => finished.run)).size).toBe(tries.length)
  })

  it('is absent only where it was killed before its creation was committed', () => {
    for (const one of storyOf(name).tries) {
      const isAbsent = one.commit === 'createRun' && one.point.side === 'before'
      expect(one.finished.created, placeOf(one)).toBe(isAbsent)
    }
  })
})

describe('a server outside that performs by idempotency key', () => {
  it('performed each call once, and was asked again only between answer and result', () => {
    const { tries, undisturbed } = storyOf('loopback')
    const keyOf = (run: string) => `${run}/summarise/1/generate#1`
    const asked = tries.map((one) => [placeOf(one), server.requests.get(keyOf(one.finished.run))])
    expect(asked).toEqual(tries.map((one) => [placeOf(one), isBetweenAnswerAndResult(one) ? 2 : 1]))
    expect(tries.filter(isBetweenAnswerAndResult)).toHaveLength(1)
    expect(new Set(server.performed.keys())).toEqual(
      new Set([undisturbed, ...tries.map(({ finished }) => finished)].map(({ run }) => keyOf(run))),
    )
    expect([...server.performed.values()].every((times) => times === 1)).toBe(true)
    console.log(
      `loopback: ${server.performed.size} calls performed once each, ${asked.filter(([, times]) => times === 2).length} asked twice`,
    )
  })
})

it('tries every point once', () => {
  const points = [...crashed.values()].flatMap(({ tries }) => tries)
  const commits = [...crashed.values()].flatMap(({ undisturbed }) => undisturbed.commits)
  expect(points).toHaveLength(2 * commits.length)
  console.log(`all: ${commits.length} commits, ${points.length} points tried`)
})

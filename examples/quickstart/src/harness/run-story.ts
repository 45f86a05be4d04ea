import type { RunRecord, VisitRecord } from '@fcc/contracts'
import type { Runtime } from '@fcc/runtime'
import { onTestFinished } from 'vitest'
import { STARTER, type Story } from './story.ts'
import { openStoryRuntime, type StoryPlace } from './story-runtime.ts'
import { temporaryDirectory } from './temporary-directory.ts'

/** A run that came to an end or waits, with what it released. */
export interface RanStory {
  readonly runtime: Runtime
  readonly run: RunRecord
  readonly visits: readonly VisitRecord[]
  readonly outcomes: Readonly<Record<string, string>>
}

/** Runs a story on data of its own, with other input than the example's where some is given. */
export async function runStory(
  story: Story,
  input: Readonly<Record<string, string | Uint8Array>> = story.input(),
  place: Omit<StoryPlace, 'directory'> = {},
): Promise<RanStory> {
  const runtime = await openStoryRuntime(story, { directory: temporaryDirectory(), ...place })
  onTestFinished(() => runtime.close())
  const session = runtime.tenant(story.tenant).as(STARTER)
  const handle = await session.start(story.scenario, input, story.options)
  const run = await handle.finished()
  const outcomes: Record<string, string> = {}
  for (const name of Object.keys(run.released)) {
    outcomes[name] = (await session.outcome(run.id, name)).text
  }
  const { visits } = await session.explain(run.id)
  return { runtime, run, visits, outcomes }
}

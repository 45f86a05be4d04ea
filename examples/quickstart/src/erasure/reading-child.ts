// Opens an outcome again and again until it cannot be opened any more, and says why.
import { writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { FccError } from '@fcc/plugin-api'
import { STARTER, storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'

/** Which outcome is read. */
export interface ReadingJob {
  readonly directory: string
  readonly run: string
  readonly outcome: string
}

const job = JSON.parse(process.argv[2] ?? '') as ReadingJob
const story = storyNamed('healthcare')
const runtime = await openStoryRuntime(story, job)
const session = runtime.tenant(story.tenant).as(STARTER)
let told = ''
const tell = (line: string): void => {
  if (line !== told) writeSync(1, `${line}\n`)
  told = line
}
while (!told.startsWith('FCC_')) {
  try {
    await session.outcome(job.run, job.outcome)
    tell('opened')
    await delay(50)
  } catch (error) {
    tell(FccError.is(error) ? error.code : String(error))
  }
}
await runtime.close()

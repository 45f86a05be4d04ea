import { Buffer } from 'node:buffer'
import { cpSync } from 'node:fs'
import { verifyExport } from '@fcc/audit'
import { isFinal } from '@fcc/contracts'
import type { TenantSession } from '@fcc/runtime'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../harness/error-code.ts'
import { runStory } from '../harness/run-story.ts'
import { STARTER, storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'
import { temporaryDirectory } from '../harness/temporary-directory.ts'
import { wrapSqliteStore } from '../harness/wrapped-store.ts'

const story = storyNamed('healthcare')

async function open(directory: string, maxPages?: number) {
  const store = wrapSqliteStore((plain) => plain, { maxPages })
  const runtime = await openStoryRuntime(story, { directory, store })
  return { runtime, session: runtime.tenant(story.tenant).as(STARTER) }
}

async function startAndEnd(session: TenantSession, key: string) {
  const handle = await session.start(story.scenario, story.input(), {
    ...story.options,
    idempotencyKey: key,
  })
  return handle.finished()
}

/** What a run with a disk of so many pages ends with, and what is there when there is room again. */
async function tryWith(template: string, maxPages: number) {
  const directory = temporaryDirectory()
  cpSync(template, directory, { recursive: true })
  const full = await open(directory, maxPages)
  const code = await codeOf(startAndEnd(full.session, 'full'))
  const acknowledged = (await full.session.runs()).map(({ id }) => id)
  await full.runtime.close()

  const { runtime, session } = await open(directory)
  const there = await session.runs()
  expect(there.map(({ id }) => id)).toEqual(acknowledged)
  let run = await startAndEnd(session, 'full')
  if (!isFinal(run.state)) run = await (await session.resume(run.id)).finished()
  const { visits } = await session.explain(run.id)
  const outcome = (await session.outcome(run.id, 'release-packet')).text
  const { text, verifierKey } = await session.exportAudit()
  await runtime.close()
  return {
    code,
    wasThere: there.length === 1,
    state: run.state,
    visits: visits.map(({ node }) => node),
    outcome,
    verdict: verifyExport(Buffer.from(text), { key: verifierKey }).verdict,
  }
}

describe('a disk that is full', () => {
  it('stops a run with a code wherever it is, and loses nothing', {
    timeout: 120_000,
  }, async () => {
    const template = temporaryDirectory()
    const fresh = await open(template)
    // A tenant's file is made at its first call: there has to be one before its disk is full.
    await fresh.session.runs()
    await fresh.runtime.close()
    const { visits, outcomes } = await runStory(story)
    const undisturbed = {
      state: 'completed',
      visits: visits.map(({ node }) => node),
      outcome: outcomes['release-packet'],
      verdict: 'verified',
    }

    const tried: string[] = []
    for (let pages = 33; ; pages += 3) {
      const one = await tryWith(template, pages)
      expect(one, `${pages} pages`).toMatchObject(undisturbed)
      tried.push(`${one.code} ${one.wasThere ? 'there' : 'absent'}`)
      if (one.code === 'none') break
      expect(one.code).toBe('FCC_STORE_FULL')
    }
    expect(tried).toContain('FCC_STORE_FULL absent')
    expect(tried).toContain('FCC_STORE_FULL there')
    console.log(
      `full disks: ${tried.length - 1} tried, the run ended with the same bytes after each`,
    )
  })
})

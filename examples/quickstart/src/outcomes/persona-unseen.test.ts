import { createCountingServer } from '@fcc/example-provider-loopback'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runStory } from '../harness/run-story.ts'
import { storyNamed } from '../harness/story.ts'
import { tenantFiles } from '../harness/tenant-files.ts'
import { personaFiles } from './persona-text.ts'

const document = '# Summary\n\n## Findings\n\nAll beds were made; reviewed today.\n'

/** Runs the writer without a note, at a provider with which no agreement is in force. */
async function write(constraint: string) {
  const server = await createCountingServer({ respond: () => document })
  onTestFinished(() => server.close())
  // Nothing is handed over: what is found is the persona's.
  const persona = personaFiles({ constraint, phrase: 'reviewed', expected: 'Findings' }).replace(
    'required: true, max_bytes',
    'required: false, max_bytes',
  )
  const sources = [tenantFiles({ 'writer.yaml': persona })]
  const story = {
    ...storyNamed('loopback'),
    agreement: undefined,
    scenario: 'written-summary',
    options: { subjects: ['nobody'], provider: 'loopback' },
  }
  const { run } = await runStory(
    story,
    {},
    { endpoint: server.endpoint, tenant: { personas: { sources, includeCore: true } } },
  )
  return { run, received: server.received.length }
}

describe('a persona whose words hold an identifier', { timeout: 60_000 }, () => {
  it('does not reach a provider without an agreement', async () => {
    const { run, received } = await write('MUST not show the SSN 536-22-8714 of Mrs Jane Roe.')
    expect(run).toMatchObject({
      state: 'halted',
      reasons: [{ id: 'hipaa/phi-needs-agreement', at: 'egress' }],
    })
    expect(received).toBe(0)
  })

  it('reaches it without the identifier', async () => {
    const { run, received } = await write('MUST say that it was reviewed.')
    expect([run.state, run.reasons, received]).toEqual(['completed', [], 1])
  })
})

import { createCountingServer } from '@fcc/example-provider-loopback'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runStory } from '../harness/run-story.ts'
import { storyNamed } from '../harness/story.ts'
import { tenantFiles } from '../harness/tenant-files.ts'
import { type PersonaParts, personaFiles } from './persona-text.ts'

const story = {
  ...storyNamed('loopback'),
  scenario: 'written-summary',
  options: { subjects: ['patient-1'] },
}
const asWritten: PersonaParts = {
  constraint: 'MUST say that it was reviewed.',
  phrase: 'reviewed',
  expected: 'Findings',
}
const document = '# Summary\n\n## Findings\n\nNothing new; reviewed today.\n'

/** Runs the writer against a server that always answers the same, and gives what it was asked. */
async function write(persona: PersonaParts, answer = document) {
  const server = await createCountingServer({ respond: () => answer })
  onTestFinished(() => server.close())
  const sources = [tenantFiles({ 'writer.yaml': personaFiles(persona) })]
  const { run } = await runStory(story, story.input(), {
    endpoint: server.endpoint,
    tenant: { personas: { sources, includeCore: true } },
  })
  const [gate] = Object.values(run.gates)
  const checks = gate?.checks.map(({ id, outcome }) => [id, outcome])
  return { state: run.state, prompt: server.received[0]?.system ?? '', checks }
}

describe('a persona', { timeout: 60_000 }, () => {
  it('is held to its own words, and keeps them', async () => {
    const { state, checks, prompt } = await write(asWritten)
    expect(state).toBe('completed')
    expect(checks).toEqual([
      ['sections', 'passed'],
      ['wording', 'passed'],
    ])
    expect(prompt).toContain('MUST say that it was reviewed.')
    expect(prompt).toContain('- Findings')
  })

  it('with another constraint gets another prompt, and another check', async () => {
    const changed = { ...asWritten, constraint: 'MUST say that it was signed.', phrase: 'signed' }
    const { state, checks, prompt } = await write(changed)
    expect(prompt).toContain('MUST say that it was signed.')
    expect(prompt).not.toContain('reviewed')
    expect(state).toBe('rejected')
    expect(checks).toEqual([
      ['sections', 'passed'],
      ['wording', 'failed'],
    ])
  })

  it('with another expected output gets another prompt, and another check', async () => {
    const { state, checks, prompt } = await write({ ...asWritten, expected: 'Next steps' })
    expect(prompt).toContain('- Next steps')
    expect(prompt).not.toContain('- Findings')
    expect(state).toBe('rejected')
    expect(checks).toEqual([
      ['sections', 'failed'],
      ['wording', 'passed'],
    ])
  })
})

describe('a gate', { timeout: 60_000 }, () => {
  it('reads content: an artifact with headings and nothing beneath them fails', async () => {
    const { state, checks } = await write(asWritten, '# Summary\n\n## Findings\n')
    expect(state).toBe('rejected')
    expect(checks).toEqual([
      ['sections', 'failed'],
      ['wording', 'failed'],
    ])
  })

  it('reads content: a release packet without its note is not released', async () => {
    const hospital = storyNamed('healthcare')
    const sources = [
      tenantFiles({
        'template.yaml': `template: emptied-packet
title: A release packet that leaves the note out
replaces: fcc-healthcare/release-packet
media_type: text/markdown
text: |
  # Release packet

  ## De-identified note

  ## Code report

  {{code-report}}
`,
      }),
    ]
    const { run, outcomes } = await runStory(hospital, hospital.input(), {
      tenant: { personas: { sources, includeCore: true } },
    })
    expect(run.state).toBe('rejected')
    expect(outcomes).toEqual({})
    const gate = run.gates['fcc-healthcare/no-residual-identifiers']
    expect(gate?.checks.find(({ id }) => id === 'note')?.outcome).toBe('failed')
  })
})

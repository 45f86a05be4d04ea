import { NO_LABELS, type ProviderCall, type ProviderRequest } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOSING_LINE } from './closing-line.ts'
import { deterministicProvider } from './deterministic-provider.ts'
import {
  sampleArtifact,
  samplePersona,
  sampleRequest,
  withRiscear,
} from './sample-request.test-data.ts'
import { type Settings, settingsSchema } from './settings.ts'

const call = (idempotencyKey = 'run/node/1/generate#1'): ProviderCall<Settings> => ({
  settings: settingsSchema.parse({}),
  tenant: { id: 'acme', name: 'Acme', namespace: 'urn:acme', contributions: () => [] },
  signal: new AbortController().signal,
  idempotencyKey,
})
const answer = async (changes: Partial<ProviderRequest> = {}, key?: string) =>
  deterministicProvider.generate(sampleRequest(changes), call(key))
const textOf = async (changes: Partial<ProviderRequest> = {}, key?: string) =>
  (await answer(changes, key)).text

function sectionOf(text: string, heading: string): string {
  return text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
}

describe('the deterministic provider', () => {
  it('gives the same bytes for the same request, whatever run asks', async () => {
    expect(await textOf({}, 'one/run')).toBe(await textOf({}, 'another/run'))
  })

  it('does not depend on the order in which artifacts are handed over', async () => {
    const one = sampleArtifact('one', 'x')
    const two = sampleArtifact('two', 'y')
    expect(await textOf({ artifacts: { one, two } })).toBe(
      await textOf({ artifacts: { two, one } }),
    )
  })

  it('varies its words with the seed and keeps its sections', async () => {
    const texts = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((seed) => textOf({ seed })))
    expect(new Set(texts).size).toBeGreaterThan(1)
    for (const text of texts) expect(sectionOf(text, 'Bed plan')).not.toBe('')
  })

  it('gives every expected output a section with content', async () => {
    const text = await textOf()
    for (const heading of samplePersona.riscear.expectedOutput) {
      expect(sectionOf(text, heading).split(/\s+/).length).toBeGreaterThan(10)
    }
  })

  it('writes another section when another output is expected', async () => {
    const text = await textOf({
      persona: withRiscear({ expectedOutput: ['Bed plan', 'Tool list'] }),
    })
    expect(sectionOf(text, 'Tool list')).not.toBe('')
    expect(sectionOf(text, 'Sowing calendar')).toBe('')
  })

  it('names every constraint, and serves the ones that ask for words', async () => {
    const text = await textOf({
      persona: withRiscear({
        constraints: [
          { text: 'MUST keep the beds apart.' },
          { text: 'MUST cite its source.', check: { kind: 'contains', phrase: 'Almanac 12' } },
          { text: 'MUST list risks.', check: { kind: 'section', heading: 'Risks', minWords: 3 } },
        ],
      }),
    })
    expect(text).toContain('Carried as it stands: MUST keep the beds apart.')
    expect(text).toContain('Kept: MUST cite its source. In its words: Almanac 12')
    expect(sectionOf(text, 'Risks')).not.toBe('')
  })

  it('leaves out what a constraint forbids, in its own words and in the headings of inputs', async () => {
    const text = await textOf({
      persona: withRiscear({
        constraints: [
          { text: 'MUST NOT say slug pellets.', check: { kind: 'lacks', phrase: 'Slug Pellets' } },
        ],
      }),
      artifacts: { list: sampleArtifact('list', '# Slug pellets\n\nHow many.') },
    })
    expect(text.toLowerCase()).not.toContain('slug pellets')
    expect(text).toContain('Kept: constraint 1 of GK')
  })

  it('describes inputs by name, size and headings', async () => {
    expect(await textOf()).toContain('- sketch (40 bytes; Beds, Paths)')
  })

  it('says more in every section when feedback came back', async () => {
    const before = await textOf()
    const after = await textOf({
      feedback: { edits: sampleArtifact('edits', '# Too short\n\nMore.') },
    })
    for (const heading of samplePersona.riscear.expectedOutput) {
      const added = sectionOf(after, heading).length - sectionOf(before, heading).length
      expect(added).toBeGreaterThan(20)
    }
    expect(after).toContain('edits (18 bytes; Too short)')
  })

  it('fills a template with the artifacts and shows what is missing', async () => {
    const template = {
      id: 'acme/card',
      title: 'Card',
      mediaType: 'text/markdown' as const,
      text: '# Card\n\n{{sketch}}\n\n{{weather}}\n',
    }
    const text = await textOf({
      template,
      artifacts: { sketch: sampleArtifact('sketch', 'Four beds.') },
    })
    expect(text).toContain('Four beds.')
    expect(text).toContain('[weather: not provided]')
    expect(text.trimEnd().endsWith(CLOSING_LINE)).toBe(true)
  })

  it('adds no prose to a template whose form has no room for it', async () => {
    const template = {
      id: 'acme/data',
      title: 'Data',
      mediaType: 'application/json' as const,
      text: '{"note":"{{note}}"}',
    }
    const note = { name: 'note', text: 'x', mediaType: 'text/plain' as const, labels: NO_LABELS }
    expect(await textOf({ template, artifacts: { note } })).toBe('{"note":"x"}')
  })

  it('says at its end that no model spoke, and claims no tokens', async () => {
    const given = await answer()
    expect(given.text.trimEnd().endsWith('no model spoke.')).toBe(true)
    expect(given.usage).toEqual({ inputTokens: 0, outputTokens: 0 })
    expect(given.model).toBe('no model')
  })

  it('stays in the process', () => {
    expect(deterministicProvider.attributes.location).toBe('in-process')
    expect(deterministicProvider.deterministic).toBe(true)
  })

  it('gives the same bytes twice for any request', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.string(),
        fc.string({ unit: 'binary' }),
        async (seed, name, body) => {
          const request = { seed, artifacts: { x: sampleArtifact(name, body) } }
          expect(await textOf(request)).toBe(await textOf(request))
        },
      ),
    )
  })
})

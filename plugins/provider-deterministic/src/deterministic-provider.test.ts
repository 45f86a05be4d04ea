import { answerText, generate, type ModelCall, NO_LABELS } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOSING_LINE } from './closing-line.ts'
import { deterministicProvider } from './deterministic-provider.ts'
import { type RequestChanges, sampleArtifact, sampleRequest } from './sample-request.test-data.ts'
import { type Settings, settingsSchema } from './settings.ts'

const call = (idempotencyKey = 'run/node/1/generate#1'): ModelCall<Settings> => ({
  settings: settingsSchema.parse({}),
  tenant: { id: 'acme', name: 'Acme', namespace: 'urn:acme', contributions: () => [] },
  signal: new AbortController().signal,
  idempotencyKey,
  secret: async () => 'none',
})
const answer = async (changes: RequestChanges = {}, key?: string) =>
  generate(deterministicProvider, sampleRequest(changes), call(key))
const textOf = async (changes: RequestChanges = {}, key?: string) =>
  answerText(await answer(changes, key))

describe('the deterministic provider', () => {
  it('gives the same bytes for the same artifacts, whatever run asks and whatever its seed', async () => {
    expect(await textOf({ seed: 'one' }, 'one/run')).toBe(
      await textOf({ seed: 'other' }, 'another/run'),
    )
  })

  it('does not depend on the order in which artifacts are handed over', async () => {
    const one = sampleArtifact('one', 'The beds lie in the sun.')
    const two = sampleArtifact('two', 'The paths must be kept dry.')
    expect(await textOf({ artifacts: { one, two } })).toBe(
      await textOf({ artifacts: { two, one } }),
    )
  })

  it('says at its end that no model spoke, and claims no tokens', async () => {
    const given = await answer()
    expect(answerText(given).trimEnd().endsWith('no model spoke.')).toBe(true)
    expect(given.usage).toEqual({ inputTokens: 0, outputTokens: 0 })
    expect(given.model).toBe('no model')
  })

  it('stays in the process', () => {
    expect(deterministicProvider.attributes.location).toBe('in-process')
    expect(deterministicProvider.deterministic).toBe(true)
  })

  it('gives the same bytes twice for any request, and never an open comment or a foreign heading', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string({ unit: 'binary' }), async (name, body) => {
        const request = { artifacts: { x: sampleArtifact(name, `The ${body} must be kept dry.`) } }
        const text = await textOf(request)
        expect(text).toBe(await textOf(request))
        expect(text.match(/^# /gm)).toHaveLength(1)
        expect(text).not.toContain('<!--')
      }),
    )
  })
})

describe('a template', () => {
  const template = (text: string, mediaType: 'text/markdown' | 'application/json') => ({
    id: 'acme/card',
    title: 'Card',
    mediaType,
    text,
  })

  it('is filled with the artifacts, and shows what is missing', async () => {
    const text = await textOf({
      template: template('# Card\n\n{{sketch}}\n\n{{weather}}\n', 'text/markdown'),
      artifacts: { sketch: sampleArtifact('sketch', 'Four beds.') },
    })
    expect(text).toContain('Four beds.')
    expect(text).toContain('[weather: not provided]')
    expect(text.trimEnd().endsWith(CLOSING_LINE)).toBe(true)
  })

  it('adds no prose where its form has no room for it', async () => {
    const note = { name: 'note', text: 'x', mediaType: 'text/plain' as const, labels: NO_LABELS }
    expect(
      await textOf({
        template: template('{"note":"{{note}}"}', 'application/json'),
        artifacts: { note },
      }),
    ).toBe('{"note":"x"}')
  })

  it('has its instructions answered from the artifacts, or said to be open', async () => {
    const text = await textOf({
      template: template(
        '## Frost\n\n<!-- When the frost ends. -->\n\n## Cost\n\n<!-- What it costs. -->\n',
        'text/markdown',
      ),
      artifacts: {
        sketch: sampleArtifact(
          'sketch',
          'Four beds lie in the sun.\nThe frost ends in May. <!-- no -->',
        ),
      },
    })
    expect(text).toContain('## Frost\n\n- The frost ends in May. [sketch:2]\n')
    expect(text).toContain('Open: nothing that was handed over says this (What it costs.)')
  })
})

describe('a long text', () => {
  const long = sampleArtifact('brief', 'The steward must repair 3 tools by noon.\n\n'.repeat(3_000))

  it.each([
    ['a document', {}],
    [
      'a template',
      {
        template: { id: 'acme/t', title: 'T', text: '<!-- Tools. -->', mediaType: 'text/markdown' },
      },
    ],
  ] as const)('is taken apart in turns of the event loop, for %s', async (_what, changes) => {
    let turns = 0
    let isDone = false
    const count = (): void => {
      turns += 1
      if (!isDone) setImmediate(count)
    }
    setImmediate(count)
    await answer({ artifacts: { brief: long }, ...changes })
    isDone = true
    expect(turns).toBeGreaterThan(4)
  })

  it('is left where its call is aborted', async () => {
    const work = generate(deterministicProvider, sampleRequest({ artifacts: { brief: long } }), {
      ...call(),
      signal: AbortSignal.abort(new Error('enough')),
    })
    await expect(work).rejects.toThrow('enough')
  })
})

import { textAnswer } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import { modelNode, skillNode } from './testing/sample-plan.test-support.ts'
import { SECRET, searchWith, stopped, usage } from './testing/stopped-story.test-support.ts'

const inCodes = [...SECRET].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('')

describe('what is written in escapes of JSON', () => {
  it('is stopped at egress in what is sent to a service', async () => {
    const { run, fetched } = await stopped('egress', {
      nodes: [skillNode('draft')],
      skills: {
        draft: async (_input, { fetch }) => {
          await fetch('https://codes.example.org/', { method: 'POST', body: `{"q":"${inCodes}"}` })
          return { artifacts: { draft: 'x' } }
        },
      },
    })
    expect(run).toMatchObject({ state: 'halted', reasons: [{ id: 'test/stop', at: 'egress' }] })
    expect(fetched).toEqual([])
  })

  it('is stopped at tool_result in what a service answers', async () => {
    let seen: unknown
    const { run } = await stopped('tool_result', {
      nodes: [skillNode('draft')],
      fetch: async () => new Response(`data: {"description":"${inCodes}"}\n\n`),
      skills: {
        draft: async (_input, { fetch }) => {
          seen = await fetch('https://codes.example.org/')
          return { artifacts: { draft: 'x' } }
        },
      },
    })
    expect(run).toMatchObject({ state: 'halted', reasons: [{ at: 'tool_result' }] })
    expect(seen).toBeUndefined()
  })

  it('is stopped at tool_call behind a line end in what a model asks a tool', async () => {
    const searched: string[] = []
    const { run } = await stopped('tool_call', {
      nodes: [
        modelNode('draft', {
          produces: ['draft'],
          actor: { kind: 'model', action: 'document', tools: ['test/search'] },
        }),
      ],
      detectors: [
        {
          id: 'test/words',
          title: 'Words',
          version: '1',
          categories: ['secret/'],
          detect: (text) =>
            [...text.matchAll(/\bSECRET/g)].map(({ index }) => ({
              category: 'secret/word',
              span: { start: index, end: index + 6 },
              confidence: 1,
              detector: 'test/words',
            })),
        },
      ],
      tools: [searchWith(searched)],
      models: [
        {
          ...echoProvider,
          generate: ({ messages }) =>
            messages.some(({ role }) => role === 'tool')
              ? textAnswer('done', { model: 'echo', usage })
              : {
                  parts: [
                    {
                      kind: 'tool_call',
                      id: '1',
                      tool: 'test/search',
                      arguments: { query: `note\n${SECRET}` },
                    },
                  ],
                  stop: 'tool_calls',
                  model: 'echo',
                  usage,
                },
        },
      ],
    })
    expect(run).toMatchObject({ state: 'halted', reasons: [{ at: 'tool_call' }] })
    expect(searched).toEqual([])
  })
})

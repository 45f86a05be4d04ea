import { textAnswer } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import { edgeOf, modelNode, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, secretDetector, type WorldParts } from './testing/test-world.test-support.ts'

/** Says nothing of what it was sent: only labels tell what it has seen. */
const silent = {
  ...echoProvider,
  generate: () => textAnswer('done', { model: 'm', usage: { inputTokens: 1, outputTokens: 1 } }),
}

const world = (parts: Partial<WorldParts>) => {
  const scanned: string[] = []
  const made = createWorld({
    nodes: [skillNode('read')],
    inputs: ['table'],
    reference: ['table'],
    texts: { table: 'SECRET 1' },
    models: [silent],
    detectors: [
      {
        ...secretDetector,
        detect(text, call) {
          scanned.push(text)
          return secretDetector.detect(text, call)
        },
      },
    ],
    ...parts,
  })
  return { made, scanned }
}

describe('reference data', () => {
  const looking = {
    id: 'test/no-secrets',
    tier: 'hard_stop' as const,
    at: ['tool_call' as const],
    say: 'No.',
    cites: [],
    waivableBy: [],
    ifMissing: 'deny' as const,
    when: "findings.exists(f, f.category == 'secret/word')",
  }

  it('is read whole by the skill at a node, and not scanned, where rules look at tool calls too', async () => {
    for (const rules of [[], [looking]]) {
      const { made, scanned } = world({
        rules: rules as never,
        skills: {
          read: ({ artifacts }) => ({ artifacts: { read: `${artifacts.table?.text.length}` } }),
        },
      })
      const run = await made.walk()
      expect(run.state).toBe('completed')
      expect(made.text(run.artifacts['read/read'])).toBe('8')
      expect(scanned.filter((text) => text.includes('SECRET'))).toEqual([])
    }
  })

  it('is looked at like all else where it is no reference data', async () => {
    const { made } = world({ rules: [looking] as never, reference: [] })
    expect((await made.walk()).state).toBe('halted')
  })

  it('labels what a model makes that was shown it, in this process too', async () => {
    const { made, scanned } = world({ nodes: [modelNode('read', { produces: ['read'] })] })
    const run = await made.walk()
    expect(run.artifacts['read/read']?.labels.categories).toEqual(['secret'])
    expect(scanned).toContain('SECRET 1')
  })

  it('stays reference data behind an edge that carries it', async () => {
    const { made } = world({
      nodes: [skillNode('first'), modelNode('read', { produces: ['read'] })],
      edges: [edgeOf('first', 'read', ['table'])],
    })
    const run = await made.walk()
    expect(run.artifacts['first/first']?.labels.categories).toEqual([])
    expect(run.artifacts['read/read']?.labels.categories).toEqual(['secret'])
  })

  it('that could not be looked into is shown to no model', async () => {
    const { made } = world({
      nodes: [modelNode('read', { produces: ['read'] })],
      detectors: [
        {
          ...secretDetector,
          detect(text) {
            if (text.includes('SECRET')) throw new Error('cannot')
            return []
          },
        },
      ],
    })
    const run = await made.walk()
    expect([run.state, run.reasons[0]?.id]).toEqual(['failed', 'FCC_CONTENT_NOT_INSPECTED'])
  })
})

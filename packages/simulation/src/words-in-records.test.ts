import { textAnswer } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import { modelNode, ruleOf, skillNode } from './testing/sample-plan.test-support.ts'
import {
  createWorld,
  type SkillRun,
  secretDetector,
  type WorldParts,
} from './testing/test-world.test-support.ts'

/** A record number as a patient's file has it; no detector of these tests knows it. */
const MRN = '00482919'
const usage = { inputTokens: 1, outputTokens: 1 }
const model: WorldParts = { nodes: [modelNode('draft', { produces: ['draft'] })] }
const bySkill = (run: SkillRun): WorldParts => ({
  nodes: [skillNode('draft')],
  texts: { note: `Patient ${MRN} was seen on the ward today.` },
  skills: { draft: run },
})
const throwing = (error: unknown) =>
  bySkill(() => {
    throw error
  })
const answering = (answer: object): WorldParts => ({
  ...model,
  models: [
    {
      ...echoProvider,
      models: ['m-1'],
      generate: () => ({ ...textAnswer('fine', { model: 'm-1', usage }), ...answer }),
    },
  ],
})
const failing = (error: unknown): WorldParts => ({
  ...model,
  models: [
    {
      ...echoProvider,
      generate: () => {
        throw error
      },
    },
  ],
})
const named = (name: string) => Object.assign(new Error('x'), { name })
const typed = (changes: object) =>
  new FccError({ code: 'FCC_ACME_BROKEN', why: 'Broken.', fix: 'Fix it.', ...changes })

describe('words of a plugin or of a provider in what is stored unencrypted', () => {
  it.each<[string, WorldParts]>([
    ['the name of a model', answering({ model: `model-${MRN}` })],
    ['usage', answering({ usage: { inputTokens: MRN, outputTokens: 1 } })],
    ['a stop reason', answering({ stop: MRN })],
    ['a provider’s error', failing(new Error(`no ${MRN}`))],
    ['the name of a provider’s error', failing(named(`Error ${MRN}`))],
    ['a provider’s typed error', failing(typed({ why: `About ${MRN}.`, code: `FCC_MRN_${MRN}` }))],
    ['a skill’s error', throwing(new Error(`no ${MRN}`))],
    ['the name of a skill’s error', throwing(named(`Error ${MRN}`))],
    ['what a skill throws', throwing(MRN)],
    ['the code of a skill’s error', throwing(typed({ code: `FCC_MRN_${MRN}` }))],
    ['the why of a skill’s error', throwing(typed({ why: `Patient ${MRN} has no address.` }))],
    ['a quotation without a number', throwing(typed({ why: 'It says: was seen on the ward.' }))],
    ['the fix of a skill’s error', throwing(typed({ fix: `Look up ${MRN}.` }))],
    ['the name of an artifact', bySkill(() => ({ artifacts: { draft: 'x', [MRN]: 'y' } }))],
    [
      'a media type',
      bySkill(() => ({ artifacts: { draft: { text: 'x', mediaType: `text/${MRN}` as never } } })),
    ],
    [
      'the name of an activity',
      bySkill(async (_input, { activity }) => {
        await activity(MRN, null, async () => 1)
        return { artifacts: { draft: 'x' } }
      }),
    ],
    [
      'a measure that is a text',
      bySkill(() => ({ artifacts: { draft: 'x' }, measures: { count: MRN as never } })),
    ],
    [
      'a measure that is a number no count has',
      bySkill(() => ({ artifacts: { draft: 'x' }, measures: { count: 1_048_291_900 } })),
    ],
    ['a fact', bySkill(() => ({ artifacts: { draft: 'x' }, facts: { [`clock.${MRN}`]: 1 } }))],
    [
      'the category of a finding',
      {
        ...bySkill(() => ({ artifacts: { draft: 'x' } })),
        rules: [ruleOf({ id: 'test/any', at: ['output'], when: 'findings.size() > 0' })],
        detectors: [
          {
            ...secretDetector,
            detect: () => [
              {
                category: `secret/${MRN}`,
                span: { start: 0, end: 1 },
                confidence: 1,
                detector: 'test/words',
              },
            ],
          },
        ],
      },
    ],
  ])('are not kept: %s', async (_what, parts) => {
    const world = createWorld(parts)
    const run = await world.walk()
    const kept = JSON.stringify([run, world.outcomes, [...world.journal.keys()]])
    expect(kept).not.toContain(MRN)
    expect(kept).not.toContain('1048291900')
    expect(kept).not.toContain('was seen on the ward')
  })

  it('are kept where they are declared: the name of a model, a code and its words', async () => {
    const declared = createWorld(answering({}))
    await declared.walk()
    expect(declared.outcomes.at(-1)?.visit?.actedBy).toBe('test/model (m-1)')
    const undeclared = createWorld(answering({ model: 'm-2' }))
    await undeclared.walk()
    expect(undeclared.outcomes.at(-1)?.visit?.actedBy).toBe('test/model (undeclared)')
    const run = await createWorld(throwing(typed({}))).walk()
    expect(run.reasons).toMatchObject([{ id: 'FCC_ACME_BROKEN', say: 'Broken.', fix: 'Fix it.' }])
  })
})

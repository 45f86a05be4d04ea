import { describe, expect, it } from 'vitest'
import { answerProblems } from './answer-problems.ts'
import type { JsonSchema } from './message.ts'
import { textAnswer } from './model-answer.ts'

const usage = { inputTokens: 1, outputTokens: 2 }
const right = textAnswer('forty-two beds', { model: 'm-1', usage })

describe('an answer', () => {
  it.each<[string, unknown]>([
    ['of one text', right],
    [
      'with what a cache and reasoning took',
      { ...right, usage: { ...usage, cachedTokens: 1, reasoningTokens: 0 } },
    ],
    ['of nothing', { ...right, parts: [] }],
    [
      'that asks for tools',
      {
        ...right,
        stop: 'tool_calls',
        parts: [{ kind: 'tool_call', id: '1', tool: 't', arguments: {} }],
      },
    ],
  ])('%s is one', (_what, answer) => {
    expect(answerProblems(answer)).toEqual([])
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a text', 'forty-two beds'],
    ['a list', []],
    ['without parts', { ...right, parts: undefined }],
    ['with a part that is null', { ...right, parts: [null] }],
    ['with a text that is a number', { ...right, parts: [{ kind: 'text', text: 7 }] }],
    ['with a part of another kind', { ...right, parts: [{ kind: 'image' }] }],
    ['that stops for a reason of its own', { ...right, stop: 'because' }],
    ['of a model without a name', { ...right, model: '' }],
    ['of a model with a name like a novel', { ...right, model: 'm'.repeat(300) }],
    ['without usage', { ...right, usage: undefined }],
    ['with usage that is text', { ...right, usage: { ...usage, inputTokens: '7' } }],
    ['with negative usage', { ...right, usage: { ...usage, outputTokens: -5 } }],
    [
      'with usage that is not a number',
      { ...right, usage: { ...usage, outputTokens: Number.NaN } },
    ],
    [
      'with usage that has no end',
      { ...right, usage: { ...usage, inputTokens: Number.POSITIVE_INFINITY } },
    ],
    ['with half a token', { ...right, usage: { ...usage, inputTokens: 0.5 } }],
    ['with cached tokens that are text', { ...right, usage: { ...usage, cachedTokens: '1' } }],
    ['that waits for tools and asks for none', { ...right, stop: 'tool_calls' }],
    [
      'with two calls of one id',
      {
        ...right,
        stop: 'tool_calls',
        parts: [1, 2].map(() => ({ kind: 'tool_call', id: '1', tool: 't', arguments: {} })),
      },
    ],
  ])('%s is none, and nothing of it is quoted', (_what, answer) => {
    const problems = answerProblems(answer)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.join()).not.toContain('forty-two')
  })
})

describe('an answer to a request with a schema', () => {
  const schema = {
    type: 'object',
    properties: { beds: { type: 'integer' } },
    required: ['beds'],
    additionalProperties: false,
  } as const
  const held = (text: string, stop: 'end' | 'length' = 'end', given: JsonSchema = schema) =>
    answerProblems(
      { ...textAnswer(text, { model: 'm-1', usage }), stop },
      {
        wanted: { name: 'beds', mediaType: 'application/json', schema: given },
      },
    )

  it('is a value of it, or none', () => {
    expect(held('{"beds": 4}')).toEqual([])
    expect(held('{"beds": "four"}')).toEqual(['its value does not follow the schema, in 1 place'])
    expect(held('```json\n{"beds": 4}\n```')).toEqual(['its text is no JSON value'])
    expect(held('Four beds.')).toEqual(['its text is no JSON value'])
    expect(held('')).toEqual(['its text is no JSON value'])
  })

  it('says nothing of what the value holds', () => {
    const [said] = held('{"beds": 4, "123-45-6789": "Ada"}')
    expect(said).toBe('its value does not follow the schema, in 1 place')
  })

  it('is not held to it before it is whole', () => {
    expect(held('{"beds":', 'length')).toEqual([])
  })

  it('is none where the schema is none', () => {
    expect(held('{}', 'end', { type: 'nothing that is known' })).toEqual([
      'its schema is none that it can be held to',
    ])
  })
})

import { answerText, generate, type JsonSchema, type ModelCall } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { deterministicProvider } from './deterministic-provider.ts'
import { sampleArtifact, sampleRequest } from './sample-request.test-data.ts'
import { type Settings, settingsSchema } from './settings.ts'

const call = {
  settings: settingsSchema.parse({}),
  signal: new AbortController().signal,
} as unknown as ModelCall<Settings>
const lists = (...names: readonly string[]): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(
    names.map((name) => [name, { type: 'array', items: { type: 'string' } }]),
  ),
  required: [...names],
  additionalProperties: false,
})
async function writtenOf(text: string, schema: JsonSchema): Promise<unknown> {
  const request = sampleRequest({ artifacts: { note: sampleArtifact('note', text) } })
  const wanted = { name: 'value', mediaType: 'application/json' as const, schema }
  return JSON.parse(answerText(await generate(deterministicProvider, { ...request, wanted }, call)))
}

/** Of which no member of a schema here speaks. */
const other =
  'The gate is locked, and nobody has the key.\nIt rained for a week without an end.\nA neighbour came by and told stories.\n'

describe('a value that is written without a model', () => {
  it('has in each list the statements that speak of it, with their place', async () => {
    const text = `The beds lie in the sun.\nThe paths must be kept dry.\n${other}`
    expect(await writtenOf(text, lists('beds', 'paths', 'roofs'))).toEqual({
      beds: ['The beds lie in the sun. [note:1]'],
      paths: ['The paths must be kept dry. [note:2]'],
      roofs: [],
    })
  })

  it('is shorter than its sources, and says what it leaves out', async () => {
    const text = `The beds lie in the sun.\n${other}The beds are dug over in each spring and autumn, and all that grew between them is carried to the heap behind the shed.`
    expect(await writtenOf(text, lists('beds', 'left_out'))).toEqual({
      beds: ['The beds lie in the sun. [note:1]'],
      left_out: ['lines 2-5'],
    })
  })

  it('reads what a member is for in its description', async () => {
    const schema = {
      ...lists('where'),
      properties: { where: { type: 'string', description: 'On which side the beds lie.' } },
    }
    expect(await writtenOf('The beds lie in the sun.\nIt rained.', schema)).toEqual({
      where: 'The beds lie in the sun. [note:1]',
    })
  })

  it('has the first statements in its first list where none speaks of any member', async () => {
    expect(await writtenOf('The gate is locked.', lists('beds', 'paths'))).toEqual({
      beds: ['The gate is locked. [note:1]'],
      paths: [],
    })
  })

  it.each<[string, JsonSchema]>([
    ['a number', { type: 'object', properties: { beds: { type: 'integer' } }, required: ['beds'] }],
    [
      'a choice',
      { type: 'object', properties: { kind: { enum: ['a', 'b'] } }, required: ['kind'] },
    ],
    [
      'a text of which nothing is said',
      { type: 'object', properties: { roof: { type: 'string' } }, required: ['roof'] },
    ],
  ])('is refused where the schema wants %s, and never made up', async (_what, schema) => {
    await expect(writtenOf('The beds lie in the sun.', schema)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('the schema wants more'),
    })
  })

  it('leaves out what is not required', async () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: {
        beds: { type: 'array', items: { type: 'string' } },
        count: { type: 'integer' },
      },
      required: ['beds'],
    }
    expect(await writtenOf('The beds lie in the sun.', schema)).toEqual({
      beds: ['The beds lie in the sun. [note:1]'],
    })
  })
})

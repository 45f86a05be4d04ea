import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerSchemaProblems } from './answer-schema.ts'
import type { JsonSchema } from './message.ts'
import { structuredAnswer, structureProblems } from './structured-answer.ts'

const schema = {
  type: 'object',
  properties: { beds: { type: 'integer' }, paths: { type: 'array', items: { type: 'string' } } },
  required: ['beds'],
  additionalProperties: false,
} as const
const open: JsonSchema = { type: 'object' }

describe('an answer that is to follow a schema', () => {
  it('is the value of it', () => {
    expect(structuredAnswer(' {"beds": 4, "paths": ["a: b", "\\"c\\": d"]}\n', schema)).toEqual({
      kind: 'value',
      value: { beds: 4, paths: ['a: b', '"c": d'] },
    })
  })

  it.each([
    ['prose', 'There are four beds.', 'no JSON value'],
    ['prose around it', 'Here it is: {"beds":4}', 'no JSON value'],
    ['a fence around it', '```json\n{"beds":4}\n```', 'no JSON value'],
    ['a trailing comma', '{"beds":4,}', 'no JSON value'],
    ['nothing', '', 'no JSON value'],
    ['two values', '{"beds":4}{"beds":4}', 'no JSON value'],
    ['a key twice', '{"beds":4,"beds":5}', 'a key comes twice'],
    ['a key twice, written in two ways', '{"beds":4,"b\\u0065ds":4}', 'a key comes twice'],
    ['a key that is not known', '{"beds":4,"x":1}', 'does not follow the schema, in 1 place'],
    ['another type', '{"beds":"4"}', 'does not follow the schema, in 1 place'],
    ['a number without an end', '{"beds":1e999}', 'does not follow the schema, in 1 place'],
    ['a list of it', '[{"beds":4}]', 'does not follow the schema'],
    ['null', 'null', 'does not follow the schema'],
  ])('is none with %s', (_what, text, problem) => {
    const read = structuredAnswer(text, schema)
    expect(read).toMatchObject({ kind: 'invalid', problems: [expect.stringContaining(problem)] })
  })

  it('is not the schema itself, in whatever order, also where the schema lets everything pass', () => {
    expect(structureProblems('{"type":"object"}', open)).toEqual([
      'it is the schema itself, and no value of it',
    ])
    const loose: JsonSchema = { type: 'object', properties: { type: {}, properties: {} } }
    const turned = '{"properties":{"properties":{},"type":{}},"type":"object"}'
    expect(structureProblems(turned, loose)).toHaveLength(1)
    expect(structureProblems('{"type":"bed"}', loose)).toEqual([])
  })

  it('says where it is wrong to who answers again, and nothing of it to records', () => {
    const read = structuredAnswer('{"beds":"SECRET","SECRET":1}', schema)
    expect(read).toMatchObject({
      issues: [expect.stringContaining('/beds: '), expect.stringContaining('SECRET')],
    })
    expect(JSON.stringify('problems' in read && read.problems)).not.toContain('SECRET')
  })

  it('is bounded in depth, and read in linear time', () => {
    expect(structureProblems('['.repeat(1_000_000), open)).toEqual([
      'its value is nested deeper than 64 levels',
    ])
    // Quadratic time would be hours.
    for (const text of [
      '"\\"'.repeat(500_000),
      `"${'\\"'.repeat(1_000_000)}`,
      '"\\'.repeat(500_000),
    ]) {
      expect(structureProblems(text, open)).toEqual(['its text is no JSON value'])
    }
  })

  it('is any JSON object where the schema is open, whatever its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (value) => {
        const text = JSON.stringify(value)
        expect(structuredAnswer(text, open)).toEqual({ kind: 'value', value: JSON.parse(text) })
      }),
    )
  })
})

describe('a schema for answers', () => {
  it.each<[string, JsonSchema, string]>([
    ['of something else than an object', { type: 'array' }, '/type: '],
    ['without a type', {}, '/type: '],
    ['with a condition', { type: 'object', if: {} }, '/if: this keyword is not checked'],
    [
      'with a word that nobody checks, deep inside',
      { type: 'object', properties: { a: { type: 'array', items: { contains: {} } } } },
      '/properties/a/items/contains: this keyword is not checked',
    ],
    [
      'with a format that nobody checks',
      { type: 'object', properties: { a: { type: 'string', format: 'iban' } } },
      '/properties/a/format: this format is not checked',
    ],
    [
      'with a reference to nothing',
      { type: 'object', allOf: [{ $ref: '#/$defs/a' }] },
      '/: this is',
    ],
    [
      'with an expression, which may take time without end',
      { type: 'object', properties: { a: { type: 'string', pattern: '^(a+)+$' } } },
      '/properties/a/pattern: this keyword is not checked',
    ],
    [
      'that refers to itself',
      {
        type: 'object',
        $defs: { a: { anyOf: [{ $ref: '#/$defs/a' }] } },
        properties: { a: { type: 'null' } },
      },
      '/$ref: it refers to itself',
    ],
    ['that is itself inside', { type: 'object', properties: { a: { $ref: '#' } } }, 'to itself'],
    [
      'with a type twice',
      { type: 'object', properties: { a: { type: ['null', 'null'] } } },
      '/properties/a/type: a type comes twice',
    ],
    [
      'with a member that is no schema',
      { type: 'object', properties: { a: 4 } },
      '/properties/a: ',
    ],
  ])('%s is refused', (_what, given, problem) => {
    expect(answerSchemaProblems(given)).toEqual([expect.stringContaining(problem)])
  })

  it('that is nested without end is refused', () => {
    let given: JsonSchema = { type: 'object' }
    for (let depth = 0; depth < 100; depth++) given = { type: 'object', properties: { a: given } }
    expect(answerSchemaProblems(given)).toEqual([expect.stringContaining('deeper than 32')])
  })

  it('that grows without end by what it refers to is refused', () => {
    const $defs: Record<string, JsonSchema> = { a0: { type: 'null' } }
    for (let at = 1; at < 15; at++) {
      const $ref = `#/$defs/a${at - 1}`
      $defs[`a${at}`] = { anyOf: [{ $ref }, { $ref }] }
    }
    const given: JsonSchema = { type: 'object', $defs, properties: { a: { $ref: '#/$defs/a14' } } }
    expect(answerSchemaProblems(given)).toEqual([
      expect.stringContaining('more than 10000 schemas'),
    ])
    expect(structureProblems('{"a":1}', given)).toEqual([
      'its schema is none that it can be held to',
    ])
  })

  it('may refer to what it defines', () => {
    const given: JsonSchema = {
      type: 'object',
      $defs: { a: { type: 'null' } },
      properties: { a: { $ref: '#/$defs/a' }, b: { $ref: '#/$defs/a' } },
    }
    expect(answerSchemaProblems(given)).toEqual([])
    expect(structureProblems('{"a":null,"b":1}', given)).toHaveLength(1)
  })

  it('of what is checked is one', () => {
    expect(answerSchemaProblems(schema)).toEqual([])
  })
})

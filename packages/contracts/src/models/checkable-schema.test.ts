import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonSchema, JsonValue } from './message.ts'
import { argumentProblems } from './structured-answer.ts'

const ofQ = (q: JsonValue, more: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  properties: { q },
  ...more,
})
const given = (q: JsonValue): string => JSON.stringify({ q })

/** As a server sends it: deep text, read without recursion. */
const nested = (open: string, core: string, close: string, levels: number): JsonSchema =>
  JSON.parse(`${open.repeat(levels)}${core}${close.repeat(levels)}`) as JsonSchema

describe('arguments for a tool whose schema is not ours', () => {
  it.each<[string, JsonSchema, JsonValue]>([
    ['another type', ofQ({ type: 'number' }), 'a'],
    ['none of several types', ofQ({ type: ['number', 'null'] }), 'a'],
    ['a name that is not known', ofQ({}, { additionalProperties: false }), { a: 1 }],
    [
      'what is missing',
      ofQ({ type: 'object', properties: { a: { type: 'null' } }, required: ['a'] }),
      {},
    ],
    ['no choice of it', ofQ({ enum: ['a', 4, null] }), 'b'],
    ['another value', ofQ({ const: 'a' }), 'b'],
    ['too long a text', ofQ({ type: 'string', maxLength: 2 }), 'abc'],
    ['too large a number', ofQ({ type: 'integer', maximum: 2 }), 3],
    ['a wrong item', ofQ({ type: 'array', items: { type: 'string' } }), ['a', 1]],
    ['a wrong first item', ofQ({ type: 'array', prefixItems: [{ type: 'string' }] }), [1]],
    ['an item too many', ofQ({ type: 'array', prefixItems: [{}], items: false }), [1, 2]],
    ['none of the alternatives', ofQ({ anyOf: [{ type: 'null' }, { type: 'number' }] }), 'a'],
    ['not one of them', ofQ({ oneOf: [{ type: 'null' }, { type: 'number' }] }), 'a'],
    [
      'not all of them',
      ofQ({ allOf: [{ type: 'string' }, { type: 'string', minLength: 2 }] }),
      'a',
    ],
  ])('are refused with %s', (_what, schema, value) => {
    const text = schema.additionalProperties === false ? '{"x":1}' : given(value)
    expect(argumentProblems(text, schema)).toEqual([
      expect.stringMatching(/^its value does not follow the schema, in \d place/),
    ])
  })

  it('are not the schema itself, nor words', () => {
    const schema = ofQ({ type: 'object' })
    expect(argumentProblems(JSON.stringify(schema), schema)).toEqual([
      'it is the schema itself, and no value of it',
    ])
    expect(argumentProblems('{"q":', schema)).toEqual(['its text is no JSON value'])
  })

  it.each<[string, JsonSchema]>([
    ['an expression', { pattern: '^(a+)+$' }],
    ['an expression that is none', { pattern: '(' }],
    ['a format', { format: 'email' }],
    ['expressions for names', { patternProperties: { '^(a+)+$': { type: 'number' } } }],
    ['an expression for all names', { propertyNames: { pattern: '^(a+)+$' } }],
    ['a reference to nothing', { $ref: '#/$defs/none' }],
    ['a reference to elsewhere', { $ref: 'https://example.org/schema' }],
    ['a condition', { if: { type: 'string' }, else: { type: 'number' } }],
    ['a negation', { not: { type: 'string' } }],
    ['items that are one by one', { contains: { type: 'number' } }],
    ['words that are none', { type: 'word', minLength: 'two', enum: 'a', anyOf: {}, required: 4 }],
    [
      'parts that are no schemas',
      { properties: [4], items: 'a', prefixItems: 7, allOf: [null, 4] },
    ],
    ['an unknown keyword', { 'x-check': '^(a+)+$' }],
  ])('are not held to %s', (_what, schema) => {
    // The first of them would take 2^20 steps, and find fault.
    const text = given(`${'a'.repeat(20)}!`)
    expect(argumentProblems(text, ofQ(schema))).toEqual([])
    expect(argumentProblems(text, ofQ({ type: 'string', ...schema }))).toEqual([])
  })

  it('may have names that an expression could allow', () => {
    const schema = ofQ({}, { patternProperties: { '^x': {} }, additionalProperties: false })
    expect(argumentProblems('{"x":1}', schema)).toEqual([])
  })

  it('are checked beside a schema that refers to itself', () => {
    const twice = { anyOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/a' }] }
    const schema: JsonSchema = {
      type: 'object',
      $defs: { a: twice },
      properties: { q: { $ref: '#/$defs/a' }, n: { type: 'number' }, all: { $ref: '#' } },
    }
    expect(argumentProblems('{"q":"a","n":1,"all":{}}', schema)).toEqual([])
    expect(argumentProblems('{"q":"a","n":"b"}', schema)).toHaveLength(1)
  })

  it('are checked as far as the limit on depth goes, however deep a schema is', () => {
    const levels = 10_000
    const deep = nested('{"type":"object","properties":{"a":', '{"type":"number"}', '}}', levels)
    expect(argumentProblems('{"a":{"a":{}}}', deep)).toEqual([])
    expect(argumentProblems('{"a":{"a":1}}', deep)).toHaveLength(1)
    const turns = ['{"anyOf":[', '{"allOf":[', '{"oneOf":['].map((open) =>
      nested(open, '{"type":"number"}', ']}', levels),
    )
    for (const schema of turns) expect(argumentProblems('{"a":1}', schema)).toEqual([])
    expect(argumentProblems('['.repeat(levels), deep)).toEqual([
      'its value is nested deeper than 64 levels',
    ])
  })

  it('are checked as far as the limits on size go, however large a schema and a value are', () => {
    const many = Array.from({ length: 2000 }, (_, at) => at)
    const choices = many.map(String)
    const schema = ofQ(
      {
        type: 'array',
        // Each item with each of them would be 4,000,000 checks, and none of them right.
        items: { anyOf: many.map((at) => ({ const: -at - 1 })) },
      },
      {
        properties: {
          ...Object.fromEntries(many.map((at) => [`p${at}`, { type: 'string', enum: choices }])),
        },
      },
    )
    expect(argumentProblems(given(many), schema)).toEqual([])
    const types: JsonSchema = ofQ({ type: many.map(() => 'object') })
    expect(argumentProblems(given(1), types)).toHaveLength(1)
  })

  it('are judged without an exception, whatever the schema', () => {
    const keyword = fc.constantFrom(
      ...['type', 'enum', 'const', 'anyOf', 'oneOf', 'allOf', 'properties', 'required', 'items'],
      ...[
        'additionalProperties',
        'prefixItems',
        'minItems',
        'minimum',
        'multipleOf',
        '$ref',
        'not',
      ],
    )
    const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>('object', 'string', true, false, null, -1, '__proto__'),
        fc.array(tie('schema'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(keyword, fc.string()), tie('schema'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(keyword, schema), fc.jsonValue({ maxDepth: 3 }), (made, value) => {
        const foreign = JSON.parse(JSON.stringify(made)) as JsonSchema
        const problems = argumentProblems(JSON.stringify({ type: value }), foreign)
        expect(problems).not.toContain('its schema is none that it can be held to')
      }),
      { numRuns: 500 },
    )
  })
})

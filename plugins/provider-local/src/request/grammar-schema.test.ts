import type { JsonSchema } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { grammarSchema } from './grammar-schema.ts'

describe('the schema of a grammar', () => {
  it('keeps the form and leaves out what a check of the answer holds', () => {
    const schema: JsonSchema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Findings',
      type: 'object',
      required: ['rows'],
      additionalProperties: false,
      properties: {
        rows: {
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: { anyOf: [{ type: 'string', pattern: '^a' }, { $ref: '#/$defs/row' }] },
        },
        on: { type: 'string', format: 'date' },
        to: { type: 'string', format: 'email' },
      },
      $defs: { row: { const: 1 } },
    }
    expect(grammarSchema(schema)).toEqual({
      type: 'object',
      additionalProperties: false,
      properties: {
        rows: {
          type: 'array',
          minItems: 1,
          items: { oneOf: [{ type: 'string' }, { $ref: '#/$defs/row' }] },
        },
        on: { type: 'string', format: 'date' },
        to: { type: 'string' },
      },
      $defs: { row: { const: 1 } },
    })
  })

  it.each<[JsonSchema, string]>([
    [{ allOf: [{ type: 'string' }] }, 'allOf'],
    [{ type: 'object', properties: { any: {} } }, 'no type'],
    [{ type: 'array', items: [] }, 'true'],
  ])('is none of %j', (schema, said) => {
    expect(() => grammarSchema(schema)).toThrow(said)
  })
})

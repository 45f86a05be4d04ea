import { describe, expect, it } from 'vitest'
import { configJsonSchema } from './config-json-schema.ts'

interface Node {
  readonly description?: string
  readonly default?: unknown
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Node>>
  readonly additionalProperties?: unknown
}

describe.each(['one-tenant', 'many-tenants'] as const)(
  'the JSON Schema of fcc.yaml, %s',
  (form) => {
    const schema = configJsonSchema(form) as Node

    it('says of each key at the top what it is for', () => {
      const keys = Object.entries(schema.properties ?? {})
      expect(keys.length).toBeGreaterThan(5)
      expect(keys.filter(([, { description }]) => !description).map(([key]) => key)).toEqual([])
    })

    it('has defaults, and needs only what has none', () => {
      expect(schema.properties?.store?.properties?.use?.default).toBe('sqlite')
      expect(schema.required).toEqual([form === 'one-tenant' ? 'tenant' : 'tenants'])
    })

    it('refuses a key that nobody knows', () => {
      expect(schema.additionalProperties).toBe(false)
    })
  },
)

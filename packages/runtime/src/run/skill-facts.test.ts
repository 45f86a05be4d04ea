import type { FactNamespace, FactValue } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { mayFactBe } from './skill-facts.ts'

const namespace: FactNamespace = {
  id: 'health/route',
  namespace: 'route',
  title: 'Route',
  lowestLayer: 'vertical',
  facts: {
    legal: { type: 'string', description: 'd', values: ['safe', 'expert'] },
    free: { type: 'string', description: 'd' },
    count: { type: 'int', description: 'd' },
    share: { type: 'double', description: 'd' },
    done: { type: 'bool', description: 'd' },
    kinds: { type: 'list<string>', description: 'd', values: ['a', 'b'] },
  },
}
const namespaces = [
  { id: namespace.id, value: namespace, origin: { pluginId: 'health', kind: 'vertical' as const } },
]
const may = (fact: string, value: unknown, skill = 'health/deidentify') =>
  mayFactBe(namespaces, skill, fact, value as FactValue)

describe('a fact that a skill sets', () => {
  it.each<[string, unknown]>([
    ['route.legal', 'safe'],
    ['route.count', 3],
    ['route.share', 0.5],
    ['route.done', false],
    ['route.kinds', ['a', 'b']],
    ['route.kinds', []],
  ])('may be what its own plugin declared: %s = %j', (fact, value) => {
    expect(may(fact, value)).toBe(true)
  })

  it.each<[string, unknown]>([
    ['route.legal', 'John Smith'],
    ['route.legal', 7],
    ['route.free', 'anything'],
    ['route.count', 0.5],
    ['route.count', '3'],
    ['route.count', Number.MAX_VALUE],
    ['route.share', Number.NaN],
    ['route.share', Number.POSITIVE_INFINITY],
    ['route.done', 1],
    ['route.kinds', ['a', 'John Smith']],
    ['route.kinds', 'a'],
    ['route.unknown', true],
    ['route.constructor', true],
    ['route', true],
    ['other.legal', 'safe'],
    ['.legal', 'safe'],
  ])('may be nothing else, for it could be content in disguise: %s = %j', (fact, value) => {
    expect(may(fact, value)).toBe(false)
  })

  it.each([
    ['vertical', 'platform', false],
    ['vertical', 'vertical', true],
    ['vertical', 'tenant', true],
    ['plugin', 'platform', false],
    ['plugin', 'vertical', true],
    ['host', 'platform', true],
  ] as const)(
    'may be set by a %s where the lowest layer is %s: %s',
    (kind, lowestLayer, allowed) => {
      const value = { ...namespace, lowestLayer }
      const contribution = { id: namespace.id, value, origin: { pluginId: 'health', kind } }
      expect(mayFactBe([contribution], 'health/deidentify', 'route.done', true)).toBe(allowed)
    },
  )

  it('may not be set by another plugin, one of a longer name included', () => {
    for (const skill of ['bank/model', 'healthy/deidentify', 'health', 'deidentify']) {
      expect([skill, may('route.legal', 'safe', skill)]).toEqual([skill, false])
    }
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createIdIndex, resolveId } from './resolve-id.ts'

const ids = ['acme/rye', 'core/rye', 'core/wheat', 'far/spelt', 'far/wheat', 'near/oat', 'far/oat']

const resolve = (written: string, includes: readonly string[] = []) =>
  resolveId(written, { pluginId: 'acme', includes, ids })

describe('resolveId', () => {
  test.each([
    ['a whole id means itself', 'far/wheat', [], 'far/wheat'],
    ['a bare name is first that of its own plugin', 'rye', ['core'], 'acme/rye'],
    ['then that of a plugin it includes', 'wheat', ['core'], 'core/wheat'],
    ['then whichever is the only one', 'spelt', [], 'far/spelt'],
  ] as const)('%s', (_, written, includes, id) => {
    expect(resolve(written, includes)).toEqual({ id })
  })

  test.each([
    ['anywhere', [], 'core/wheat, far/wheat'],
    ['in two plugins it includes', ['far', 'core'], 'core/wheat, far/wheat'],
  ] as const)(
    'a bare name found twice %s is ambiguous and names the candidates',
    (_, includes, list) => {
      expect(resolve('wheat', includes).diagnostic).toMatchObject({
        code: 'FCC_LINK_AMBIGUOUS_REFERENCE',
        why: expect.stringContaining(list),
      })
    },
  )

  test('an unknown name is told what was meant', () => {
    expect(resolve('speltt').diagnostic).toMatchObject({
      code: 'FCC_LINK_UNKNOWN_REFERENCE',
      pluginId: 'acme',
      why: 'acme names speltt, and nothing has this id. Did you mean far/spelt?',
    })
  })

  test('a whole id with the wrong owner is told the right one', () => {
    expect(resolve('core/spelt').diagnostic?.why).toContain('Did you mean far/spelt?')
  })

  test('a diagnostic says who names it, where', () => {
    const scope = { pluginId: 'acme', includes: [], ids, owner: 'acme/toast', at: 'nodes[2].bread' }
    expect(resolveId('ghost', scope).diagnostic?.why).toContain(
      'acme/toast names ghost at nodes[2].bread',
    )
  })

  test('names of objects are not ids', () => {
    for (const name of ['constructor', '__proto__', 'toString', '']) {
      expect(resolve(name).diagnostic?.code).toBe('FCC_LINK_UNKNOWN_REFERENCE')
    }
  })
})

const part = fc.constantFrom('a', 'b', 'c', 'd')
const anyId = fc.tuple(part, part).map(([owner, name]) => `${owner}/${name}`)

test('for any ids, what is found exists, an index finds the same, and order does not matter', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyId),
      fc.oneof(anyId, part),
      part,
      fc.subarray(['a', 'b', 'c', 'd']),
      (all, written, pluginId, includes) => {
        const found = resolveId(written, { pluginId, includes, ids: all })
        if (found.id !== undefined) expect(all).toContain(found.id)
        const reversed = { pluginId, includes: includes.toReversed(), ids: all.toReversed() }
        expect(resolveId(written, reversed)).toEqual(found)
        expect(resolveId(written, { pluginId, includes, ids: createIdIndex(all) })).toEqual(found)
        if (all.includes(`${pluginId}/${written}`)) expect(found.id).toBe(`${pluginId}/${written}`)
      },
    ),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suggest } from './suggest.ts'

test.each([
  ['toatsers', ['toasters', 'kettles'], ' Did you mean toasters?'],
  ['clok', ['clock', 'cloak', 'kettle'], ' Did you mean cloak or clock?'],
  ['shpo', ['shop'], ' Did you mean shop?'],
  ['RYE', ['core/rye'], ' Did you mean core/rye?'],
  ['croe/rye', ['core/rye', 'core/oat'], ' Did you mean core/rye?'],
  ['api_key', ['kind', 'key'], ' Did you mean key?'],
  ['zebra', ['toasters'], ''],
  ['aa', ['ab', 'ac', 'ad', 'ae'], ' Did you mean ab or ac or ad?'],
  ['anything', [], ''],
])('for %s among %j it says %j', (written, known, hint) => {
  expect(suggest(written, known)).toBe(hint)
})

test('for any names, the hint is the same whatever their order, and one slip is found', () => {
  const name = fc.stringMatching(/^[a-z]{3,9}$/)
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), fc.nat(), (known, at) => {
      const [first = ''] = known
      const cut = at % first.length
      const slipped = first.slice(0, cut) + first.slice(cut + 1)
      expect(suggest(slipped, known)).toContain(first)
      expect(suggest(slipped, known.toReversed())).toBe(suggest(slipped, known))
    }),
  )
})

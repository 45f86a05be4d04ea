import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameOf, ownerOf, wholeId } from './contribution-id.ts'

test.each([
  ['rye', 'acme/rye'],
  ['acme/rye', 'acme/rye'],
  ['acme/bread/rye', 'acme/bread/rye'],
  ['GEN-001', 'acme/GEN-001'],
  ['other/rye', undefined],
  ['acme/', undefined],
  ['/rye', undefined],
  ['acme//rye', undefined],
  ['two words', undefined],
  ['nul\u0000', undefined],
  ['tab\t', undefined],
  ['', undefined],
  [undefined, undefined],
  [7, undefined],
])('of acme, %j is the id %j', (written, id) => {
  expect(wholeId('acme', written)).toBe(id)
})

test('for any id, owner and name make it up again, and it stays itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,5}(-[a-z]{1,3})?$/), fc.string(), (owner, written) => {
      const id = wholeId(owner, written)
      if (id === undefined) return
      expect(`${ownerOf(id)}/${nameOf(id)}`).toBe(id)
      expect(ownerOf(id)).toBe(owner)
      expect(wholeId(owner, id)).toBe(id)
    }),
  )
})

import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { characterStart } from './character-start.ts'

it('cuts any text at any place between two characters, and moves back by one at most', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, drawn) => {
      const place = text.length === 0 ? 0 : drawn % (text.length + 1)
      const start = characterStart(text, place)
      expect(place - start).toBeLessThanOrEqual(1)
      expect(start).toBeLessThanOrEqual(place)
      const isCut = (cut: string) => !cut.isWellFormed()
      expect(text.isWellFormed() && isCut(text.slice(0, start))).toBe(false)
    }),
  )
  expect(characterStart('a😀', 2)).toBe(1)
  expect(characterStart('a😀', 1)).toBe(1)
})

import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { toolNames } from './tool-names.ts'

it('two tools of a request are never one, and each is found again by its name', () => {
  const name = fc.oneof(fc.constantFrom('acme/a', 'acme_a', 'acme.a', 'acme_a_2'), fc.string())
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
      const { toWire, fromWire } = toolNames(names)
      const wired = names.map(toWire)
      expect(new Set(wired).size).toBe(names.length)
      for (const each of wired) expect(each).toMatch(/^[A-Za-z0-9_]+$/)
      expect(wired.map(fromWire)).toEqual(names)
    }),
  )
})
